import Domain
import TestSupport
import Testing

@testable import Storage

@Suite("Merchants")
struct MerchantTableTests {
    @Test("A merchant comes back as it was")
    func roundTrip() async throws {
        let store = try TemporaryStore()
        let merchant = try await store.addMerchant()
        #expect(try await store.database.read { try MerchantTable.find(username: "shop", in: $0) } == merchant)
        #expect(try await store.database.read { try MerchantTable.find(username: "SHOP", in: $0) } == nil)
    }

    @Test(
        "A letter code is taken when one of the two begins with the other",
        arguments: [("SHP", true), ("SH", true), ("SHQ", false), ("SP", false), ("HP", false)])
    func letterCodes(code: String, isTaken: Bool) async throws {
        let store = try TemporaryStore()
        try await store.addMerchant()
        let letterCode = try #require(LetterCode(code))
        #expect(try await store.database.read { try MerchantTable.isTaken(letterCode, in: $0) } == isTaken)
    }

    @Test("A two-letter code takes every longer one")
    func shortLetterCode() async throws {
        let store = try TemporaryStore()
        try await store.addMerchant(letterCode: "AB")
        let longer = try #require(LetterCode("ABC"))
        #expect(try await store.database.read { try MerchantTable.isTaken(longer, in: $0) })
    }

    @Test("Every standard agreement comes back as it was", arguments: Agreement.standard)
    func agreements(agreement: Agreement) async throws {
        let store = try TemporaryStore()
        let merchant = try await store.addMerchant()
        let number = agreement.workflow.number
        try await store.database.write { try WorkflowTable.insert(agreement, merchantID: merchant.id, in: $0) }
        let (workflow, collection) = try await store.database.read { transaction in
            (
                try WorkflowTable.find(number: number, username: merchant.username, in: transaction).first(),
                try WorkflowTable.collection(number: number, merchantID: merchant.id, in: transaction)
            )
        }
        #expect(workflow == agreement.workflow)
        #expect(collection?.plan == agreement.plan)
        #expect(collection?.isGuaranteed == agreement.workflow.isGuaranteed)
    }

    @Test("A username has as many holders as client ids, and clearing forgets everything")
    func credentials() async throws {
        let store = try TemporaryStore()
        let merchant = try await store.addMerchant()
        try await store.database.write { transaction in
            for hash in ["a", "b"] {
                try CredentialTable.insert(
                    hash: hash, merchantID: merchant.id, at: TemporaryStore.now, in: transaction)
            }
        }
        let hashes = try await store.database.read { try CredentialTable.holders(username: "shop", in: $0).rows() }
            .map(\.clientIDHash)
        #expect(Set(hashes) == ["a", "b"])
        try await store.database.write { try AllTables.clear(in: $0) }
        #expect(try await store.database.read { try MerchantTable.all(in: $0) }.isEmpty)
        #expect(try await store.count("credentials") == 0)
    }

    @Test("Clearing leaves no table out")
    func allTables() async throws {
        let store = try TemporaryStore()
        let tables = try await store.database.read {
            try $0.rows(
                TestEngine.isSQLite
                    ? "SELECT name FROM sqlite_master WHERE type = 'table'"
                    : "SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema()", []
            ) { try $0.text(0) }
        }
        let kept: Set = ["platform_settings", "schema_migrations"]
        #expect(Set(tables).subtracting(kept) == Set(AllTables.names))
    }
}
