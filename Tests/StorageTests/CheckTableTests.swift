import Domain
import Testing

@testable import Storage

@Suite("Credit checks")
struct CheckTableTests {
    private static let keys = VelocityKeys(
        CustomerMatchKeys(
            person: MatchKey(5), company: MatchKey(6), household: MatchKey(7),
            email: MatchKey(1), phone: MatchKey(2), address: MatchKey(3)),
        ipAddress: MatchKey(4))

    private func add(
        _ id: Int64, to store: TestDatabase, keys: VelocityKeys = keys, at moment: Instant = TestDatabase.now
    ) async throws -> CheckUUID {
        let uuid = CheckUUID(id: Identifier(id), randomBits: UInt64(id) &* 0x9E37_79B9_7F4A_7C15)
        let check = CheckRow(
            uuid: uuid, merchantID: Identifier(1), workflowNumber: 1, isGuaranteed: true, amount: .euros(121),
            isApproved: true, findings: [CreditFinding(rule: .exposure, outcome: .passed)], keys: keys,
            createdAt: moment, expiresAt: moment.adding(hours: 24))
        try await store.database.write { try CheckTable.insert(check, in: $0) }
        return uuid
    }

    @Test("A check is found by its UUID and its merchant, not by its number alone")
    func finding() async throws {
        let store = try TestDatabase()
        try await store.addMerchant()
        let uuid = try await add(7, to: store)
        let found = try await store.database.read {
            try CheckTable.find(uuid: uuid, merchantID: Identifier(1), in: $0).first()
        }
        #expect(found?.id == Identifier(7))
        #expect(found?.isUsed == false)
        #expect(found?.person == MatchKey(5))
        #expect(found?.company == MatchKey(6))
        #expect(found?.household == MatchKey(7))
        let guess = CheckUUID(id: Identifier(7), randomBits: 1)
        let none = try await store.database.read { transaction in
            try [
                CheckTable.find(uuid: guess, merchantID: Identifier(1), in: transaction).first(),
                CheckTable.find(uuid: uuid, merchantID: Identifier(2), in: transaction).first(),
            ]
        }
        #expect(none == [nil, nil])
    }

    @Test("A check that an order has used is found as used")
    func use() async throws {
        let store = try TestDatabase()
        try await store.addMerchant()
        let uuid = try await add(7, to: store)
        func isUsed() async throws -> Bool? {
            try await store.database.read {
                try CheckTable.find(uuid: uuid, merchantID: Identifier(1), in: $0).first()?.isUsed
            }
        }
        #expect(try await isUsed() == false)
        try await store.database.write { try CheckTable.markUsed(uuid.id, forOrder: Identifier(100), in: $0) }
        #expect(try await isUsed() == true)
    }

    @Test("Earlier checks are counted by each key, since a moment, and no further than the policy looks")
    func counting() async throws {
        let store = try TestDatabase()
        try await store.addMerchant()
        let now = TestDatabase.now
        for id in 1...3 { _ = try await add(Int64(id), to: store) }
        let others = VelocityKeys(
            CustomerMatchKeys(
                person: nil, email: MatchKey(9), phone: MatchKey(9), address: MatchKey(3)),
            ipAddress: MatchKey(4))
        for id in 4...20 { _ = try await add(Int64(id), to: store, keys: others) }
        _ = try await add(21, to: store, at: now.adding(hours: -25))
        let counts = try await store.recentChecks(Self.keys, since: now.adding(hours: -24))
        #expect(counts.byEmail == 3)
        #expect(counts.byPhone == 3)
        #expect(counts.byAddress == CreditPolicy.maxChecksPerDay)
        #expect(counts.byIPAddress == CreditPolicy.maxChecksPerDayPerIPAddress)
    }

    @Test("A check without an IP address meets no other such check")
    func withoutAddress() async throws {
        let store = try TestDatabase()
        try await store.addMerchant()
        var keys = Self.keys
        keys.ipAddress = nil
        _ = try await add(1, to: store, keys: keys)
        let counts = try await store.recentChecks(keys, since: TestDatabase.now.adding(hours: -24))
        #expect(counts.byIPAddress == 0)
        #expect(counts.byEmail == 1)
    }

    @Test("A block is found by any of the keys", arguments: 1...5)
    func blocks(key: Int64) async throws {
        let store = try TestDatabase()
        let keys = CustomerMatchKeys(
            person: MatchKey(1), company: MatchKey(5), email: MatchKey(2), phone: MatchKey(3),
            address: MatchKey(4))
        let today = try #require(CivilDate(year: 2026, month: 11, day: 23))
        let before = try await store.creditHistory(keys, overdueBefore: today)
        try await store.database.write { transaction in
            _ = try BlockTable.insert(
                [BlockTable.Entry(kind: .person, key: MatchKey(key))], reason: "fraud", at: TestDatabase.now,
                in: transaction)
        }
        let after = try await store.creditHistory(keys, overdueBefore: today)
        #expect(!before.isBlocked)
        #expect(after.isBlocked)
    }

    @Test("The keys of older checks are forgotten batch by batch, and the checks stay")
    func forgetting() async throws {
        let store = try TestDatabase()
        try await store.addMerchant()
        let now = TestDatabase.now
        let dayAgo = now.adding(hours: -24)
        var ids = IdentifierGenerator(node: 1)
        for hours in [-30, -29, -28, -25, -23, 0] as [Int64] {
            let moment = now.adding(hours: hours)
            _ = try await add(ids.next(at: moment).value, to: store, at: moment)
        }
        func forget() async throws -> Int {
            try await store.database.write { try CheckTable.purgeKeys(before: dayAgo, limit: 3, in: $0) }
        }
        #expect(try await [forget(), forget(), forget()] == [3, 1, 0])
        let remembered = try await store.database.read {
            try $0.rows("SELECT id FROM checks WHERE email_key IS NOT NULL AND ip_key IS NOT NULL ORDER BY id", []) {
                try $0.integer(0)
            }
        }
        let bound = try await store.database.read {
            try $0.rows(
                """
                SELECT id FROM checks
                WHERE person_key IS NOT NULL OR company_key IS NOT NULL OR household_key IS NOT NULL
                ORDER BY id
                """, []
            ) {
                try $0.integer(0)
            }
        }
        #expect(bound == remembered)
        #expect(remembered.count == 2)
        #expect(try await store.count("checks") == 6)
        #expect(try await store.recentChecks(Self.keys, since: dayAgo).byEmail == 2)
        #expect(try await store.recentChecks(Self.keys, since: now.adding(hours: -48)).byEmail == 2)
    }
}
