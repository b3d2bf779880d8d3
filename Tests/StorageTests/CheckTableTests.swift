import Domain
import Testing

@testable import Storage

@Suite("Credit checks")
struct CheckTableTests {
    private static let keys = CheckKeys(
        PartyKeys(
            person: RecognitionKey(5), company: RecognitionKey(6), household: RecognitionKey(7),
            email: RecognitionKey(1), phone: RecognitionKey(2), address: RecognitionKey(3)),
        ipAddress: RecognitionKey(4))

    private func add(
        _ id: Int64, to store: TemporaryStore, keys: CheckKeys = keys, at moment: Instant = TemporaryStore.now
    ) async throws -> CheckUUID {
        let uuid = CheckUUID(id: Identifier(id), secret: UInt64(id) &* 0x9E37_79B9_7F4A_7C15)
        let check = CheckRow(
            uuid: uuid, merchantID: Identifier(1), workflowNumber: 1, isGuaranteed: true, amount: .euros(121),
            isApproved: true, findings: [CreditFinding(rule: .exposure, outcome: .passed)], keys: keys,
            createdAt: moment, expiresAt: moment.adding(hours: 24))
        try await store.database.write { try CheckTable.insert(check, in: $0) }
        return uuid
    }

    @Test("A check is found by its UUID and its merchant, not by its number alone")
    func finding() async throws {
        let store = try TemporaryStore()
        try await store.addMerchant()
        let uuid = try await add(7, to: store)
        let found = try await store.database.read {
            try CheckTable.find(uuid: uuid, merchantID: Identifier(1), in: $0).first()
        }
        #expect(found?.id == Identifier(7))
        #expect(found?.isUsed == false)
        #expect(found?.person == RecognitionKey(5))
        #expect(found?.company == RecognitionKey(6))
        #expect(found?.household == RecognitionKey(7))
        let guess = CheckUUID(id: Identifier(7), secret: 1)
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
        let store = try TemporaryStore()
        try await store.addMerchant()
        let uuid = try await add(7, to: store)
        func isUsed() async throws -> Bool? {
            try await store.database.read {
                try CheckTable.find(uuid: uuid, merchantID: Identifier(1), in: $0).first()?.isUsed
            }
        }
        #expect(try await isUsed() == false)
        try await store.database.write { try CheckTable.use(uuid.id, forOrder: Identifier(100), in: $0) }
        #expect(try await isUsed() == true)
    }

    @Test("Earlier checks are counted by each key, since a moment, and no further than the policy looks")
    func counting() async throws {
        let store = try TemporaryStore()
        try await store.addMerchant()
        let now = TemporaryStore.now
        for id in 1...3 { _ = try await add(Int64(id), to: store) }
        let others = CheckKeys(
            PartyKeys(
                person: nil, email: RecognitionKey(9), phone: RecognitionKey(9), address: RecognitionKey(3)),
            ipAddress: RecognitionKey(4))
        for id in 4...20 { _ = try await add(Int64(id), to: store, keys: others) }
        _ = try await add(21, to: store, at: now.adding(hours: -25))
        let counts = try await store.recentChecks(Self.keys, since: now.adding(hours: -24))
        #expect(counts.withEmail == 3)
        #expect(counts.withPhone == 3)
        #expect(counts.atAddress == CreditPolicy.checksADay)
        #expect(counts.fromIPAddress == CreditPolicy.checksADayFromOneIPAddress)
    }

    @Test("A check without an IP address meets no other such check")
    func withoutAddress() async throws {
        let store = try TemporaryStore()
        try await store.addMerchant()
        var keys = Self.keys
        keys.ipAddress = nil
        _ = try await add(1, to: store, keys: keys)
        let counts = try await store.recentChecks(keys, since: TemporaryStore.now.adding(hours: -24))
        #expect(counts.fromIPAddress == 0)
        #expect(counts.withEmail == 1)
    }

    @Test("A block is found by any of the keys", arguments: 1...5)
    func blocks(key: Int64) async throws {
        let store = try TemporaryStore()
        let keys = PartyKeys(
            person: RecognitionKey(1), company: RecognitionKey(5), email: RecognitionKey(2), phone: RecognitionKey(3),
            address: RecognitionKey(4))
        let today = try #require(CivilDate(year: 2026, month: 11, day: 23))
        let before = try await store.creditHistory(keys, overdueBefore: today)
        try await store.database.write { transaction in
            _ = try BlockTable.insert(
                [BlockTable.Entry(kind: .person, key: RecognitionKey(key))], reason: "fraud", at: TemporaryStore.now,
                in: transaction)
        }
        let after = try await store.creditHistory(keys, overdueBefore: today)
        #expect(!before.isBlocked)
        #expect(after.isBlocked)
    }

    @Test("The keys of older checks are forgotten batch by batch, and the checks stay")
    func forgetting() async throws {
        let store = try TemporaryStore()
        try await store.addMerchant()
        let now = TemporaryStore.now
        let dayAgo = now.adding(hours: -24)
        var ids = IdentifierSequence(node: 1)
        for hours in [-30, -29, -28, -25, -23, 0] as [Int64] {
            let moment = now.adding(hours: hours)
            _ = try await add(ids.next(at: moment).value, to: store, at: moment)
        }
        func forget() async throws -> Int {
            try await store.database.write { try CheckTable.forgetKeys(before: dayAgo, limit: 3, in: $0) }
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
        #expect(try await store.recentChecks(Self.keys, since: dayAgo).withEmail == 2)
        #expect(try await store.recentChecks(Self.keys, since: now.adding(hours: -48)).withEmail == 2)
    }
}
