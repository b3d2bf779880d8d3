import Domain
import TestSupport
import Testing

@testable import Storage

@Suite("Orders that are due")
struct DueOrdersTests {
    @Test("They come by their moment and then by their number, up to the moment and no more than asked for")
    func order() async throws {
        let store = try await store([(10, 300), (11, 100), (12, 200), (13, 200), (14, 400), (15, nil)])
        #expect(try await claim(at: 300, limit: 10, in: store) == [11, 12, 13, 10])
        #expect(try await claim(at: 300, limit: 3, in: store) == [11, 12, 13])
        #expect(try await claim(at: 100, limit: 10, in: store) == [11])
        #expect(try await claim(at: 99, limit: 10, in: store) == [])
        #expect(try await claim(at: .max, limit: 10, in: store) == [11, 12, 13, 10, 14])
    }

    @Test("Each comes with the moment it waits for, and as it stands")
    func rows() async throws {
        let store = try await store([(10, 300)])
        let due = try await store.database.write { transaction in
            try OrderTable.claimDue(at: Instant(milliseconds: 300), limit: 1, in: transaction)
                .map { (try $0.order.get(), $0.wakesAt) }
        }
        #expect(due.map(\.1) == [Instant(milliseconds: 300)])
        #expect(try await store.order("10") == due.first?.0)
    }

    @Test("One that cannot be read is an error among the others, and waits when it is told to")
    func unreadable() async throws {
        let store = try await store([(10, 300), (11, 301)])
        try await store.database.write { try $0.execute("UPDATE orders SET stage = 'nonsense' WHERE id = 10", []) }
        let due = try await store.database.write { transaction in
            let due = try OrderTable.claimDue(at: Instant(milliseconds: 400), limit: 10, in: transaction)
            try OrderTable.deferNextAction(Identifier(10), until: Instant(milliseconds: 500), in: transaction)
            return due.map { ($0.id, (try? $0.order.get()) != nil) }
        }
        #expect(due.map(\.0) == [Identifier(10), Identifier(11)])
        #expect(due.map(\.1) == [false, true])
        #expect(try await claim(at: 400, limit: 10, in: store) == [11])
    }

    @Test("The next moment is the earliest of all, and none when nothing waits")
    func nextWake() async throws {
        let store = try await store([(10, 300), (11, 100), (12, nil)])
        #expect(try await next(in: store) == Instant(milliseconds: 100))
        try await store.wake(11, at: nil)
        #expect(try await next(in: store) == Instant(milliseconds: 300))
        try await store.wake(10, at: nil)
        #expect(try await next(in: store) == nil)
        #expect(try await claim(at: .max, limit: 10, in: store) == [])
    }

    @Test("Of two transactions at once neither claims what the other has", .enabled(if: !TestEngine.isSQLite))
    func twoClaims() async throws {
        let store = try await store((10..<20).map { ($0, $0) })
        let (claimed, finish) = (Gate(), Gate())
        async let first = store.database.write { transaction in
            let ids = try OrderTable.claimDue(at: Instant(milliseconds: 100), limit: 4, in: transaction)
                .map(\.id.value)
            claimed.open()
            finish.wait()
            return ids
        }
        await claimed.opened()
        let second = try await claim(at: 100, limit: 4, in: store)
        let third = try await claim(at: 100, limit: 100, in: store)
        finish.open()
        #expect(try await first == [10, 11, 12, 13])
        #expect(second == [14, 15, 16, 17])
        #expect(third == [14, 15, 16, 17, 18, 19])
        // What was claimed and not done is free again.
        #expect(try await claim(at: 100, limit: 100, in: store).count == 10)
    }

    @Test("Many that claim and do at once do each order once")
    func manyClaims() async throws {
        let store = try await store((100..<300).map { ($0, $0) })
        let done = try await withThrowingTaskGroup(of: [Int64].self) { group in
            for _ in 0..<8 {
                group.addTask {
                    var ids: [Int64] = []
                    while try await store.next() != nil { ids += try await Self.claimAndDo(in: store) }
                    return ids
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(done.sorted() == Array(100..<300))
        #expect(try await store.count("order_events") == 200)
    }

    /// - Returns: the orders that were claimed and done.
    private static func claimAndDo(in store: TestDatabase) async throws -> [Int64] {
        try await store.database.write { transaction in
            let due = try OrderTable.claimDue(at: Instant(milliseconds: .max), limit: 7, in: transaction)
            for (id, _, _) in due {
                try transaction.execute("UPDATE orders SET wakes_at = NULL WHERE id = $1", [.integer(id.value)])
                try transaction.execute(
                    "INSERT INTO order_events VALUES ($1, $2, 'step_done', 'platform', 0, '{}')",
                    [.integer(id.value), .integer(id.value)])
            }
            return due.map(\.id.value)
        }
    }

    private func store(_ orders: [(id: Int64, wakesAt: Int64?)]) async throws -> TestDatabase {
        let store = try TestDatabase()
        try await store.addMerchant()
        for (id, wakesAt) in orders {
            try await store.addOrder(id)
            try await store.wake(id, at: wakesAt)
        }
        return store
    }

    private func claim(at moment: Int64, limit: Int, in store: TestDatabase) async throws -> [Int64] {
        try await store.database.write { transaction in
            try OrderTable.claimDue(at: Instant(milliseconds: moment), limit: limit, in: transaction)
                .map(\.id.value)
        }
    }

    private func next(in store: TestDatabase) async throws -> Instant? {
        try await store.next()
    }
}

extension TestDatabase {
    fileprivate func next() async throws -> Instant? {
        try await database.read { try OrderTable.earliestNextAction(in: $0) }
    }
}
