import Foundation
import Testing

@Suite("Every code")
struct CodeTests {
    @Test("A check that breaks a rule is told so in the rule's code and text", arguments: CodeCase.check)
    func check(_ code: CodeCase) async throws {
        try await code.play()
    }

    @Test("An order that breaks a rule is told so in the rule's code and text", arguments: CodeCase.order)
    func order(_ code: CodeCase) async throws {
        try await code.play()
    }

    @Test("A status request that breaks a rule is told so in the rule's code and text", arguments: CodeCase.status)
    func status(_ code: CodeCase) async throws {
        try await code.play()
    }

    @Test("A start that breaks a rule is told so in the rule's code and text", arguments: CodeCase.startWorkflow)
    func startWorkflow(_ code: CodeCase) async throws {
        try await code.play()
    }

    /// Codes that later work brings, and what they wait for.
    private static let pending = [
        "status 111": "the request limit of a merchant comes with order management"
    ]

    @Test("Every code of the tables has a case, but for those that wait for later work")
    func completeness() {
        let cases = [
            "check": CodeCase.check, "order": CodeCase.order, "status": CodeCase.status,
            "start-workflow": CodeCase.startWorkflow,
        ]
        for (call, texts) in ErrorTexts.all {
            let reached = Set(cases[call, default: []].map(\.code))
            let missing = texts.keys.filter { !reached.contains($0) && Self.pending["\(call) \($0)"] == nil }
            #expect(missing.sorted() == [], "\(call)")
            // Its table has no code for a message that cannot be read (`wire-v1.md` A2).
            let decided: Set = call == "start-workflow" ? ["601"] : []
            #expect(reached.subtracting(texts.keys).subtracting(decided) == [], "\(call)")
        }
    }

    @Test(
        "The codes and texts of these tests are those of errors.json",
        .enabled(if: FileManager.default.fileExists(atPath: Specification.errors.path)))
    func specification() throws {
        let tables = try JSONDecoder().decode(
            [String: [String: String]].self, from: Data(contentsOf: Specification.errors))
        for (call, texts) in ErrorTexts.all {
            #expect(texts == tables[call], "\(call)")
        }
    }
}

/// Lies beside the package while it is built, and does not come with it.
private enum Specification {
    static let errors = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().appendingPathComponent("../../../../shared/spec/errors.json").standardizedFileURL
}
