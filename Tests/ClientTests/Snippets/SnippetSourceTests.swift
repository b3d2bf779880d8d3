import Foundation
import Reference
import Testing

@testable import Wire

/// The reference's Swift code is what runs here. To write it anew:
/// `RECORD_SNIPPETS=1 swift test --filter SnippetSourceTests`.
@Suite("Code that readers are shown")
struct SnippetSourceTests {
    /// Every call in JSON that a shop sends, and how it verifies what it is told.
    private static let ids = Set(
        Reference.calls.filter { $0.format == .json && $0.chapter != .operations }.map(\.id) + ["verify-webhook"])

    private static let resource = SnippetSource.repository
        .appendingPathComponent("Sources/Server/Snippets/snippets.swift.txt")

    @Test("There is one snippet for every call, and the server has exactly those, as they ran")
    func resources() throws {
        let snippets = try SnippetSource().snippets.sorted { $0.id < $1.id }
        #expect(Set(snippets.map(\.id)) == Self.ids)
        #expect(snippets.count == Self.ids.count)
        let heading =
            "// Written by the tests of BillinkClient, which run every one of these (Tests/ClientTests/Snippets).\n"
        let text = snippets.reduce(heading) { "\($0)\n// snippet: \($1.id)\n\($1.text)" }
        guard ProcessInfo.processInfo.environment["RECORD_SNIPPETS"] == nil else {
            return try Data(text.utf8).write(to: Self.resource)
        }
        #expect(try String(contentsOf: Self.resource, encoding: .utf8) == text)
    }

    @Test("No snippet is wider than a page")
    func width() throws {
        for piece in try SnippetSource().snippets {
            let lines = piece.text.split(separator: "\n")
            #expect(lines.allSatisfy { $0.count <= 110 }, "\(piece.id)")
            #expect(lines.count <= 20, "\(piece.id)")
        }
    }

    @Test("Every Swift block of the documents is code that runs, and every passage stands in one of them")
    func documents() throws {
        let code = try SnippetSource()
        let catalogue = SnippetSource.repository.appendingPathComponent("Sources/BillinkClient/BillinkClient.docc")
        let articles = try FileManager.default.contentsOfDirectory(atPath: catalogue.path)
            .filter { $0.hasSuffix(".md") }.map { catalogue.appendingPathComponent($0) }
        var shown: Set<String> = []
        for file in articles + [SnippetSource.repository.appendingPathComponent("docs/client.md")] {
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
            #expect(throws: SnippetSource.InvalidMarker.self) { try SnippetSource.pieces(of: source) }
        }
    }
}
