import Domain
import Testing

@testable import Storage

@Suite("Idempotency keys")
struct IdempotencyKeyTableTests {
    @Test("A reply comes back under its key, for its merchant only")
    func roundTrip() async throws {
        let store = try TestDatabase()
        let entry = entry("<API>\"é\"\n</API>", at: 5)
        try await insert(entry, "key", to: store)
        #expect(try await find("key", in: store) == entry)
        #expect(try await find("KEY", in: store) == nil)
        #expect(try await find("key", merchant: 2, in: store) == nil)
    }

    @Test("It is known whether a reply is sealed")
    func sealed() async throws {
        let store = try TestDatabase()
        try await insert(entry("sealed", isSealed: true, at: 5), "key", to: store)
        #expect(try await find("key", in: store) == entry("sealed", isSealed: true, at: 5))
    }

    @Test("Two merchants may use the same key")
    func merchants() async throws {
        let store = try TestDatabase()
        try await insert(entry("one", at: 5), "key", to: store)
        try await insert(entry("two", at: 5), "key", merchant: 2, to: store)
        #expect(try await find("key", in: store)?.reply == "one")
        #expect(try await find("key", merchant: 2, in: store)?.reply == "two")
    }

    @Test("A new reply takes the place of one that no longer counts")
    func replacing() async throws {
        let store = try TestDatabase()
        try await insert(entry("old", at: 5), "key", to: store)
        try await insert(entry("new", at: 6), "key", to: store)
        #expect(try await find("key", in: store) == entry("new", at: 6))
        #expect(try await store.count("idempotency_keys") == 1)
    }

    @Test("Those before a moment are forgotten, the oldest first, some at a time")
    func forgetting() async throws {
        let store = try TestDatabase()
        for moment in (1...10 as ClosedRange<Int64>).shuffled() {
            try await insert(entry("\(moment)", at: moment), "key-\(moment)", to: store)
        }
        #expect(try await forget(before: 8, limit: 4, in: store) == 4)
        for moment in 1...10 as ClosedRange<Int64> {
            let isThere = try await find("key-\(moment)", in: store) != nil
            #expect(isThere == (moment > 4))
        }
        #expect(try await forget(before: 8, limit: 4, in: store) == 3)
        #expect(try await forget(before: 8, limit: 4, in: store) == 0)
        #expect(try await store.count("idempotency_keys") == 3)
    }

    @Test("Many of one moment are all forgotten in the end")
    func sameMoment() async throws {
        let store = try TestDatabase()
        for number in 0..<10 { try await insert(entry("x", at: 5), "key-\(number)", to: store) }
        var rounds = 0
        while try await forget(before: 6, limit: 3, in: store) == 3 { rounds += 1 }
        #expect(rounds <= 4)
        #expect(try await store.count("idempotency_keys") == 0)
    }

    private func entry(_ reply: String, isSealed: Bool = false, at moment: Int64)
        -> IdempotencyKeyTable.IdempotencyKeyRow
    {
        .init(
            fingerprint: "print of \(reply)", reply: reply, isSealed: isSealed, code: "200", httpStatus: 200,
            createdAt: Instant(milliseconds: moment))
    }

    private func insert(
        _ entry: IdempotencyKeyTable.IdempotencyKeyRow, _ key: String, merchant: Int64 = 1, to store: TestDatabase
    ) async throws {
        try await store.database.write {
            try IdempotencyKeyTable.insert(entry, key: key, merchantID: Identifier(merchant), in: $0)
        }
    }

    private func find(
        _ key: String, merchant: Int64 = 1, in store: TestDatabase
    ) async throws -> IdempotencyKeyTable.IdempotencyKeyRow? {
        try await store.database.read { try IdempotencyKeyTable.find(key, merchantID: Identifier(merchant), in: $0) }
    }

    private func forget(before moment: Int64, limit: Int, in store: TestDatabase) async throws -> Int {
        try await store.database.write {
            try IdempotencyKeyTable.purge(before: Instant(milliseconds: moment), limit: limit, in: $0)
        }
    }
}
