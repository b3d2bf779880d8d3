import Foundation
import Testing

/// The reference's Swift code is what runs here. To write it anew:
/// `RECORD_SNIPPETS=$PWD/Sources/Server/Snippets swift test --filter MarkedCodeTests`.
@Suite("Code that readers are shown")
struct MarkedCodeTests {
    static let ids: Set<String> = [
        "credit-check", "create-order", "order-info", "start-workflow", "credit", "payment", "on-hold", "resume",
        "message", "create-session", "session-status", "webshop-settings", "generate-webhook-secret",
        "set-order-webhook", "set-session-webhook", "set-signed-order-webhook", "set-signed-session-webhook",
        "disable-order-webhook", "disable-session-webhook", "disable-signed-order-webhook",
        "disable-signed-session-webhook", "create-merchant", "merchant-info", "list-merchants", "update-merchant",
        "rotate-client-id", "deactivate-merchant", "reactivate-merchant", "sandbox-clock", "advance-clock",
        "sandbox-payment", "verify-webhook",
    ]

    private static let resources = MarkedCode.repository.appendingPathComponent("Sources/Server/Snippets")

    @Test("There is one snippet for every call, and the server has exactly those, as they ran")
    func resources() throws {
        let snippets = try MarkedCode().snippets
        #expect(Set(snippets.map(\.id)) == Self.ids)
        #expect(snippets.count == Self.ids.count)
        if let folder = ProcessInfo.processInfo.environment["RECORD_SNIPPETS"] {
            for snippet in snippets {
                try Data(snippet.text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(snippet.id).swift.txt"))
            }
            return
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.resources.path)
        #expect(Set(names) == Set(Self.ids.map { "\($0).swift.txt" }))
        for snippet in snippets {
            let file = Self.resources.appendingPathComponent("\(snippet.id).swift.txt")
            #expect(try String(contentsOf: file, encoding: .utf8) == snippet.text, "\(snippet.id)")
        }
    }

    @Test("No snippet is wider than a page")
    func width() throws {
        for piece in try MarkedCode().snippets {
            let lines = piece.text.split(separator: "\n")
            #expect(lines.allSatisfy { $0.count <= 110 }, "\(piece.id)")
            #expect(lines.count <= 20, "\(piece.id)")
        }
    }

    @Test("Every Swift block of the documents is code that runs, and every passage stands in one of them")
    func documents() throws {
        let code = try MarkedCode()
        let catalogue = MarkedCode.repository.appendingPathComponent("Sources/BillinkClient/BillinkClient.docc")
        let articles = try FileManager.default.contentsOfDirectory(atPath: catalogue.path)
            .filter { $0.hasSuffix(".md") }.map { catalogue.appendingPathComponent($0) }
        var shown: Set<String> = []
        for file in articles + [MarkedCode.repository.appendingPathComponent("docs/client.md")] {
            for block in try Self.swiftBlocks(of: String(contentsOf: file, encoding: .utf8)) {
                shown.insert(block)
                let runs = (code.snippets + code.passages).contains { $0.text == block }
                #expect(runs, "\(file.lastPathComponent)\n\(block)")
            }
        }
        for passage in code.passages { #expect(shown.contains(passage.text), "\(passage.id)") }
    }

    private static func swiftBlocks(of text: String) -> [String] {
        text.split(separator: "```swift\n", omittingEmptySubsequences: false).dropFirst().map { rest in
            String(rest.split(separator: "```", maxSplits: 1, omittingEmptySubsequences: false)[0])
        }
    }

    @Test("A mark inside another, without an end or an end without a mark is an error")
    func brokenMarks() {
        for source in ["// snippet: a\n// snippet: b\n// end", "// snippet: a\nx", "// end"] {
            #expect(throws: MarkedCode.BrokenMark.self) { try MarkedCode.pieces(of: source) }
        }
    }
}
