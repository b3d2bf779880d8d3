import Domain
import Storage
import Testing
import UseCases

extension TestServer {
    func deactivate(_ account: TestAccount) async throws {
        let merchantID = try await merchantID(account)
        try await platform.database.write { try MerchantTable.setActive(false, id: merchantID, in: $0) }
    }

    /// The UUID of the check that was made last, also of one whose answer carried none.
    func lastCheck() async throws -> String {
        let uuid = try await platform.database.read { transaction in
            try transaction.row("SELECT uuid FROM checks ORDER BY id DESC LIMIT 1", []) { try $0.text(0) }
        }
        return try #require(uuid)
    }

    /// Blocks the person who placed an order, and nobody else at that address.
    func block(customerOf number: String) async throws {
        let person = try await CustomerMatchKeys(storedContent(number).customer).person
        let key = try #require(person)
        let now = clock.now
        try await platform.database.write { transaction in
            _ = try BlockTable.insert(
                [BlockTable.Entry(kind: .person, key: key)], reason: "test", at: now, in: transaction)
        }
    }
}
