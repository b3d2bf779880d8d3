import Foundation
@testable import ServerTestSupport
import Testing

@Suite("Every code")
struct CodeTests {
    @Test(
        "A legacy message that breaks a rule is told so in the rule's code and text",
        arguments: ErrorCodeCase.all.filter { $0.applies(through: .v1) })
    func legacy(_ code: ErrorCodeCase) async throws {
        try await code.run(through: .v1)
    }

    @Test(
        "The JSON API answers the same question with the same code and text",
        arguments: ErrorCodeCase.all.filter { $0.applies(through: .v2) })
    func json(_ code: ErrorCodeCase) async throws {
        try await code.run(through: .v2)
    }

    /// Codes that no request can cause, and why.
    private static let unreachable = [
        "credit 706": """
        The only order of its own that a merchant may not manage is one with the collector, and about that a credit \
        says 707 (docs/spec/wire-v1.md)
        """,
        "start-workflow 706": """
        An order that was credited in full answers 707, since a published client stops at 706 in an item, and nothing \
        else keeps a merchant from starting an order of its own
        """,
    ]

    /// Returns `true` for a code that only v1 has.
    private static func isLegacyOnly(_ call: String, _ code: String) -> Bool {
        // A version in the body, an action in the body, and RESUME, which has a path of its own.
        code == "001" || code == "103" || (call == "on-hold" && code == "104")
    }

    @Test(
        "Every code of the seven tables is reached through either API, or listed with the reason",
        arguments: WireAPI.allCases)
    func completeness(api: WireAPI) {
        #expect(Set(ErrorCodeCase.all.map(\.call)) == Set(ErrorTexts.all.keys))
        for (call, texts) in ErrorTexts.all {
            let reached = Set(ErrorCodeCase.all.filter { $0.call == call && $0.applies(through: api) }.map(\.code))
            let expected = texts.keys.filter { code in
                Self.unreachable["\(call) \(code)"] == nil && (api == .v1 || !Self.isLegacyOnly(call, code))
            }
            let decided = ErrorTexts.decided[call]?.keys.map { $0 } ?? []
            #expect(reached.sorted() == (expected + decided).sorted(), "\(call)")
        }
        for listed in Self.unreachable.keys {
            let parts = listed.split(separator: " ").map(String.init)
            #expect(ErrorTexts.all[parts[0]]?[parts[1]] != nil, "\(listed)")
        }
    }

    @Test(
        "The codes and texts of these tests are those of errors.json",
        .enabled(if: FileManager.default.fileExists(atPath: Specification.errors.path)))
    func specification() throws {
        let tables = try JSONDecoder().decode(
            [String: [String: String]].self, from: Data(contentsOf: Specification.errors))
        #expect(ErrorTexts.all == tables)
    }
}

/// Lies beside the package while it is built, and does not come with it.
private enum Specification {
    static let errors = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().appendingPathComponent("../../../../shared/spec/errors.json").standardizedFileURL
}

extension ErrorCodeCase {
    static let all = check + order + credit + status + startWorkflow + payment + onHold
}
