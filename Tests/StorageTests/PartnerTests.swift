import Domain
import TestSupport
import Testing

@testable import Storage

@Suite("Partners and their merchants in the store")
struct PartnerTests {
    @Test("A partner finds its own merchants by username, and nobody else's")
    func finding() async throws {
        let store = try await Self.store()
        let found = try await store.find("anna", of: 1)
        #expect(found?.merchant.username == "anna")
        #expect(found?.createdAt == TestDatabase.now)
        #expect(found?.hasLogo == false)
        #expect(try await store.find("anna", of: 2) == nil)
        #expect(try await store.find("theirs", of: 1) == nil)
        #expect(try await store.find("partner", of: 1) == nil)
        #expect(try await store.find("ANNA", of: 1) == nil)
    }

    @Test("Pages are by username, in the order of bytes, and hold the partner's own only")
    func pages() async throws {
        let store = try await Self.store()
        #expect(try await store.usernames("", of: 1) == ["100%", "Zoe", "a_b", "anna", "axb"])
        #expect(try await store.usernames("", of: 1, offset: 3, limit: 1) == ["anna"])
        #expect(try await store.usernames("", of: 1, offset: Int.max, limit: 100) == [])
        #expect(try await store.usernames("", of: 2) == ["theirs"])
        #expect(try await store.usernames("", of: 3) == [])
        #expect(
            try await store.database.read { try MerchantTable.count(.init(""), partnerID: Identifier(1), in: $0) } == 5)
    }

    @Test(
        "What is searched for stands in name or username, whatever its case, and is taken by the letter",
        arguments: [
            ("ANN", ["anna"]), ("äpfel", ["Zoe"]), ("ÄPFEL", ["Zoe"]), ("A\u{308}pfel", ["Zoe"]), ("%", ["100%"]),
            ("_", ["a_b"]), ("a_b", ["a_b"]), ("!", ["axb"]), ("\\", []), ("", ["100%", "Zoe", "a_b", "anna", "axb"]),
            ("bakker\nanna", ["anna"]), ("'; DROP TABLE merchants", []), ("theirs", []), ("bakkerij", ["anna"]),
        ])
    func search(text: String, usernames: [String]) async throws {
        let store = try await Self.store()
        #expect(try await store.usernames(text, of: 1) == (text.contains("\n") ? [] : usernames))
        let count = try await store.database.read {
            try MerchantTable.count(.init(text), partnerID: Identifier(1), in: $0)
        }
        #expect(count == (text.contains("\n") ? 0 : usernames.count))
    }

    @Test("A changed name is found, the old one is not")
    func renaming() async throws {
        let store = try await Self.store()
        var merchant = try #require(try await store.find("anna", of: 1)).merchant
        merchant.profile.companyName = "Slagerij"
        merchant.profile.contactLastName = "Jansen"
        try await store.database.write { [merchant] in try MerchantTable.setProfile(of: merchant, in: $0) }
        #expect(try await store.find("anna", of: 1)?.merchant == merchant)
        #expect(try await store.usernames("slager", of: 1) == ["anna"])
        #expect(try await store.usernames("bakkerij", of: 1) == [])
    }

    @Test("A list looks at the partner's own merchants and no others", .enabled(if: TestEngine.isSQLite))
    func plan() async throws {
        let store = try await Self.store()
        let plan = try await store.database.read { transaction in
            try transaction.rows(
                """
                EXPLAIN QUERY PLAN SELECT id FROM merchants
                WHERE partner_id = $1 AND search_text LIKE $2 ESCAPE '!'
                ORDER BY username LIMIT 25 OFFSET 0
                """, [.integer(1), .text("%")]
            ) { try $0.text(3) }
        }
        #expect(plan == ["SEARCH merchants USING INDEX merchants_by_partner (partner_id=?)"])
    }

    @Test("It is known whose a merchant is")
    func partnerNames() async throws {
        let store = try await Self.store()
        let names = try await store.database.read { try MerchantTable.partnerNames(in: $0) }
        #expect(names[Identifier(10)] == "partner")
        #expect(names[Identifier(20)] == "other")
        #expect(names[Identifier(1)] == nil)
    }

    @Test("A profile that was stored before there was more to know is read")
    func oldProfile() async throws {
        let store = try TestDatabase()
        try await store.database.write { transaction in
            try transaction.execute(
                """
                INSERT INTO merchants (id, username, letter_code, is_active, profile, created_at)
                VALUES (1, 'old', 'OLD', 1, $1, 0)
                """, [.text(#"{"companyName":"Old","isPartner":true,"phone":"020-1234567"}"#)])
        }
        let merchant = try await store.database.read { try MerchantTable.find(username: "old", in: $0) }
        var profile = MerchantProfile(companyName: "Old", isPartner: true)
        profile.phone = PhoneNumber("020-1234567")
        #expect(merchant?.profile == profile)
    }

    @Test("The start delay of an agreement is changed for its merchant alone, and told with its name")
    func startDelays() async throws {
        let store = try await Self.store()
        try await store.database.write { transaction in
            for id in [10, 20] as [Int64] {
                try WorkflowTable.insert(
                    Agreement.standard[0], merchantID: Identifier(id), at: TestDatabase.now, in: transaction)
            }
            try WorkflowTable.setStartDelay(
                60, number: 1, merchantID: Identifier(10), from: TestDatabase.today, at: TestDatabase.now,
                in: transaction)
        }
        let summaries = try await store.database.read { transaction in
            try [10, 20].map {
                try WorkflowTable.summaries(merchantID: Identifier($0), on: TestDatabase.today, in: transaction)
                    .rows()
            }
        }
        #expect(summaries[0] == [.init(number: 1, name: "Guaranteed", startDelay: 60)])
        #expect(summaries[1] == [.init(number: 1, name: "Guaranteed", startDelay: 3)])
    }

    /// Two partners and one without merchants.
    private static func store() async throws -> TestDatabase {
        let store = try TestDatabase()
        try await store.addMerchant(1, username: "partner", letterCode: "PAR")
        try await store.addMerchant(2, username: "other", letterCode: "OTH")
        try await store.addMerchant(3, username: "third", letterCode: "THI")
        let merchants: [(id: Int64, partner: Int64, username: String, name: String)] = [
            (10, 1, "anna", "Bakkerij"), (11, 1, "Zoe", "Äpfel GmbH"), (12, 1, "a_b", "Shop"), (13, 1, "axb", "Shop!"),
            (14, 1, "100%", "Shop"), (20, 2, "theirs", "Bakkerij"),
        ]
        for (id, partner, username, name) in merchants {
            let code = try #require(
                LetterCode("Z\(id / 10 == 1 ? "A" : "B")\(["A", "B", "C", "D", "E"][Int(id % 10)])"))
            let merchant = Merchant(
                id: Identifier(id), username: username, letterCode: code, isActive: true,
                profile: MerchantProfile(companyName: name))
            try await store.database.write { transaction in
                try MerchantTable.insert(merchant, at: TestDatabase.now, in: transaction)
                try MerchantTable.setPartner(Identifier(partner), of: merchant, in: transaction)
            }
        }
        return store
    }
}

extension TestDatabase {
    fileprivate func find(_ username: String, of partner: Int64) async throws -> PartnerMerchantRow? {
        try await database.read {
            try MerchantTable.find(username: username, partnerID: Identifier(partner), in: $0)
        }
    }

    fileprivate func usernames(
        _ search: String, of partner: Int64, offset: Int = 0, limit: Int = 100
    ) async throws -> [String] {
        try await database.read {
            try MerchantTable.page(
                of: MerchantFilter(search), partnerID: Identifier(partner), offset: offset, limit: limit, in: $0)
        }.map(\.merchant.username)
    }
}
