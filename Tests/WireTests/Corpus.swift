import Foundation
import Testing

@testable import UseCases
@testable import Wire

/// The messages in `Corpus/`: whole requests, and the smallest ones that fuzzing found to go ways of their own.
struct Corpus {
    /// By their names, in their order.
    let messages: [(name: String, bytes: [UInt8])]

    init() throws {
        let folder = try #require(Bundle.module.url(forResource: "Corpus", withExtension: nil))
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        messages = try files.map { ($0.lastPathComponent, Array(try Data(contentsOf: $0))) }
            .sorted { $0.name < $1.name }
    }

    /// What the reader and every decoder make of a message, a line for each outcome; or the law that it breaks.
    static func outcome(of bytes: [UInt8], named name: String) -> String {
        do throws(BrokenLaw) {
            return name.hasSuffix(".xml") ? try xmlOutcome(of: bytes) : try jsonOutcome(of: bytes)
        } catch {
            return "broken law: \(error)"
        }
    }

    private static func xmlOutcome(of bytes: [UInt8]) throws(BrokenLaw) -> String {
        let calls = try V1Call.allCases.map { call throws(BrokenLaw) in
            (call.rawValue, try V1Outcome.of(bytes, as: call))
        }
        return text([("xml", try XMLOutcome.of(bytes))] + grouped(calls))
    }

    private static func jsonOutcome(of bytes: [UInt8]) throws(BrokenLaw) -> String {
        let calls = try V2Call.allCases.map { call throws(BrokenLaw) in
            (call.rawValue, try V2Outcome.of(bytes, as: call))
        }
        let sessionCalls = try V2SessionCall.allCases.map { call throws(BrokenLaw) in
            (call.rawValue, try V2Outcome.of(bytes, as: call))
        }
        let others = [("webhook", V2Outcome.ofWebhook(bytes)), ("sandbox", V2Outcome.ofSandbox(bytes))]
        return text([("json", try JSONOutcome.of(bytes))] + grouped(calls + sessionCalls + others))
    }

    /// Calls with the same outcome together.
    private static func grouped(_ outcomes: [(call: String, text: String)]) -> [(String, String)] {
        outcomes.map(\.text).uniqued(on: \.self).map { text in
            (outcomes.filter { $0.text == text }.map(\.call).joined(separator: ", "), text)
        }
    }

    private static func text(_ outcomes: [(String, String)]) -> String {
        outcomes.map { "\($0): \(visible($1))" }.joined(separator: "\n")
    }

    /// In ASCII, so that whatever changes is seen.
    private static func visible(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            (0x20...0x7E).contains(scalar.value) ? String(scalar) : "\\u{\(String(scalar.value, radix: 16))}"
        }.joined()
    }
}
