import Foundation
import Testing

@testable import UseCases
@testable import Wire

/// The messages in `Corpus/`: whole requests, and the smallest ones that fuzzing found to go ways of their own.
struct Corpus {
    /// The text that one reader or call comes to.
    typealias Outcome = (call: String, text: String)

    /// Messages, sorted by name.
    let messages: [(name: String, bytes: [UInt8])]

    init() throws {
        let folder = try #require(Bundle.module.url(forResource: "Corpus", withExtension: nil))
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        messages = try files.map { ($0.lastPathComponent, Array(try Data(contentsOf: $0))) }
            .sorted { $0.name < $1.name }
    }

    /// Outcomes of the reader and of every decoder after it.
    static func outcomes(of bytes: [UInt8], named name: String) throws(InvariantViolation) -> [Outcome] {
        let outcomes = name.hasSuffix(".xml") ? try xmlOutcomes(of: bytes) : try jsonOutcomes(of: bytes)
        return outcomes.map { ($0.call, visible($0.text)) }
    }

    private static func xmlOutcomes(of bytes: [UInt8]) throws(InvariantViolation) -> [Outcome] {
        let calls = try V1Call.allCases.map { call throws(InvariantViolation) in
            (call.rawValue, try V1Outcome.summary(bytes, as: call))
        }
        return [("xml", try XMLOutcome.of(bytes))] + calls
    }

    private static func jsonOutcomes(of bytes: [UInt8]) throws(InvariantViolation) -> [Outcome] {
        let calls = try V2Call.allCases.map { call throws(InvariantViolation) in
            (call.rawValue, try V2Outcome.of(bytes, as: call))
        }
        let sessionCalls = try V2SessionCall.allCases.map { call throws(InvariantViolation) in
            (call.rawValue, try V2Outcome.of(bytes, as: call))
        }
        let others = [("webhook", V2Outcome.ofWebhook(bytes)), ("sandbox", V2Outcome.ofSandbox(bytes))]
        return [("json", try JSONOutcome.of(bytes))] + calls + sessionCalls + others
    }

    /// Escapes everything beyond ASCII, so that each difference is visible.
    private static func visible(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            (0x20...0x7E).contains(scalar.value) ? String(scalar) : "\\u{\(String(scalar.value, radix: 16))}"
        }.joined()
    }
}
