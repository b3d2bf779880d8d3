import Domain
import Foundation
import Testing

@testable import Wire

@Suite("Error catalogue")
struct ErrorCatalogueTests {
    private static let catalogues: [String: ErrorCatalogue] = [
        "check": .check, "order": .order, "credit": .credit, "status": .status, "start-workflow": .startWorkflow,
        "payment": .payment, "on-hold": .onHold,
    ]

    /// Codes that a call's own table does not name and that every call can answer all the same (docs/spec/wire-v1.md).
    private static let everywhere: Set = ["001", "101", "102", "103", "111", "601", "603"]
    /// Codes that the contract decides beyond the published tables (docs/spec/platform.md).
    private static let decided: [String: Set<String>] = ["credit": ["-1"]]

    private static func documented() throws -> [String: [String: String]] {
        try JSONDecoder().decode([String: [String: String]].self, from: Data(Golden.bytes("errors.json")))
    }

    @Test("There is a catalogue for each of the seven tables, and no other")
    func tables() throws {
        #expect(try Set(Self.documented().keys) == Set(Self.catalogues.keys))
    }

    @Test(
        "Every documented code is there with its text, and nothing is there that is not documented",
        arguments: catalogues.keys)
    func texts(call: String) throws {
        let catalogue = try #require(Self.catalogues[call])
        let documented = try #require(try Self.documented()[call])
        for (code, text) in documented {
            #expect(catalogue.texts[code] == text, "code \(code)")
        }
        let own = Set(catalogue.texts.keys).subtracting(Self.everywhere).subtracting(Self.decided[call] ?? [])
        #expect(own.isSubset(of: documented.keys))
    }

    @Test("Every documented code has a reason that leads to it", arguments: catalogues.keys)
    func reasons(call: String) throws {
        let catalogue = try #require(Self.catalogues[call])
        let documented = try #require(try Self.documented()[call])
        #expect(Set(catalogue.codes.values).isSuperset(of: documented.keys))
        let own = Set(catalogue.codes.values).subtracting(Self.everywhere).subtracting(Self.decided[call] ?? [])
        #expect(own.isSubset(of: documented.keys))
    }

    @Test("No text leaves a placeholder unfilled")
    func placeholders() {
        for catalogue in Self.catalogues.values {
            for reason in catalogue.codes.keys {
                #expect(!catalogue.text(for: Refusal(reason, "X")).contains("%"), "\(reason)")
            }
        }
    }

    @Test("The golden tables are the specification's, where that is at hand")
    func specification() throws {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let specification = package.appendingPathComponent("../shared/spec/errors.json")
        guard let bytes = try? Data(contentsOf: specification) else { return }
        #expect(Array(bytes) == (try Golden.bytes("errors.json")))
    }
}
