import Domain
import TestSupport
import Testing

@testable import Storage

@Suite("Merchants")
struct MerchantTableTests {
    @Test("A merchant comes back as it was")
    func roundTrip() async throws {
        let store = try TestDatabase()
        let merchant = try await store.addMerchant()
        #expect(try await store.database.read { try MerchantTable.find(username: "shop", in: $0) } == merchant)
        #expect(try await store.database.read { try MerchantTable.find(username: "SHOP", in: $0) } == nil)
    }

    @Test(
        "A letter code is taken when one of the two begins with the other",
        arguments: [("SHP", true), ("SH", true), ("SHQ", false), ("SP", false), ("HP", false)])
    func letterCodes(code: String, isTaken: Bool) async throws {
        let store = try TestDatabase()
        try await store.addMerchant()
        let letterCode = try #require(LetterCode(code))
        #expect(
            try await store.database.read { try MerchantTable.conflicts(withLetterCode: letterCode, in: $0) } == isTaken
        )
    }

    @Test("A two-letter code takes every longer one")
    func shortLetterCode() async throws {
        let store = try TestDatabase()
        try await store.addMerchant(letterCode: "AB")
        let longer = try #require(LetterCode("ABC"))
        #expect(try await store.database.read { try MerchantTable.conflicts(withLetterCode: longer, in: $0) })
    }

    @Test("Every standard agreement comes back as it was", arguments: Agreement.standard)
    func agreements(agreement: Agreement) async throws {
        let store = try TestDatabase()
        let merchant = try await store.addMerchant()
        let number = agreement.workflow.number
        try await store.database.write {
            try WorkflowTable.insert(agreement, merchantID: merchant.id, at: TestDatabase.now, in: $0)
        }
        let (workflow, collection) = try await store.database.read { transaction in
            (
                try WorkflowTable.find(
                    number: number, username: merchant.username, on: TestDatabase.today, in: transaction
                ).first(),
                try WorkflowTable.collectionTerms(number: number, version: 1, merchantID: merchant.id, in: transaction)
            )
        }
        #expect(workflow == agreement.workflow)
        #expect(collection?.plan == agreement.plan)
        #expect(collection?.isGuaranteed == agreement.workflow.isGuaranteed)
    }

    @Test("A username has as many holders as client ids, and clearing forgets everything")
    func credentials() async throws {
        let store = try TestDatabase()
        let merchant = try await store.addMerchant()
        try await store.database.write { transaction in
            for hash in ["a", "b"] {
                try CredentialTable.insert(
                    hash: hash, merchantID: merchant.id, at: TestDatabase.now, in: transaction)
            }
        }
        let hashes = try await store.database.read { try CredentialTable.credentials(username: "shop", in: $0).rows() }
            .map(\.clientIDHash)
        #expect(Set(hashes) == ["a", "b"])
        try await store.database.write { try MerchantDataTables.deleteAll(in: $0) }
        #expect(try await store.database.read { try MerchantTable.all(in: $0) }.isEmpty)
        #expect(try await store.count("credentials") == 0)
    }

    @Test("A request limit is set, changed and lifted, and is the merchant's own")
    func requestLimit() async throws {
        let store = try TestDatabase()
        let merchant = try await store.addMerchant()
        let other = try await store.addMerchant(2, username: "other", letterCode: "OTH")
        #expect(try await store.requestLimit(of: merchant.id) == nil)
        for limit in [
            RateLimit(perSecond: 5, burst: 20), .standard, RateLimit(perSecond: 1_000_000, burst: 1), nil,
        ] {
            try await store.database.write { try MerchantTable.setRateLimit(limit, id: merchant.id, in: $0) }
            #expect(try await store.requestLimit(of: merchant.id) == limit)
            #expect(try await store.requestLimit(of: other.id) == nil)
        }
        #expect(try await store.requestLimit(of: Identifier(99)) == nil)
    }

    @Test("A merchant is found by what follows the workflow's number in an invoice number")
    func invoiceNumbers() async throws {
        let store = try TestDatabase()
        try await store.addMerchant()
        try await store.addMerchant(2, username: "other", letterCode: "AB")
        let numbers: [(String, Int64?)] = [
            ("1SHP10001", 1), ("12SHP10001", 1), ("99SHPSHP", 1), ("1SHP", 1), ("SHP10001", 1), ("1AB10001", 2),
            ("3ABC10001", 2), ("3AB", 2), ("1SHX10001", nil), ("1shp10001", nil), ("1A10001", nil), ("10001", nil),
            ("", nil), ("1", nil), ("1 SHP1", nil), ("1ＳＨＰ1", nil), ("1S", nil), ("1XSHP", nil),
        ]
        for (number, id) in numbers {
            let found = try await store.database.read {
                try MerchantTable.find(invoiceNumber: number, in: $0)?.id.value
            }
            #expect(found == id, "\(number)")
        }
    }

    @Test("Clearing leaves no table out")
    func allTables() async throws {
        let store = try TestDatabase()
        let tables = try await store.database.read {
            try $0.rows(
                TestEngine.isSQLite
                    ? "SELECT name FROM sqlite_master WHERE type = 'table'"
                    : "SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema()", []
            ) { try $0.text(0) }
        }
        let kept: Set = ["platform_settings", "schema_migrations"]
        #expect(Set(tables).subtracting(kept) == Set(MerchantDataTables.names))
    }
}

extension TestDatabase {
    fileprivate func requestLimit(of id: Identifier) async throws -> RateLimit? {
        try await database.read { try MerchantTable.rateLimit(of: id, in: $0) }
    }
}
