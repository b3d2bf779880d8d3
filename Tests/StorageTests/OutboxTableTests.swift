import Domain
import Testing

@testable import Storage

@Suite("The outbox")
struct OutboxTableTests {
    @Test("What there is to tell of an order comes by its moment, then as it was written, and of that order only")
    func order() async throws {
        let store = try TestDatabase()
        let notices: [(Int64, OrderWebhookEvent, Int64, Int64)] = [
            (5, .paid, 10, 200), (1, .placed, 10, 100), (4, .partlyPaid, 10, 200), (2, .placed, 11, 50),
            (6, .customerFullyPaid, 10, 200), (7, .workflowStarted, 10, 150),
        ]
        for (id, notice, order, moment) in notices {
            try await insert(notice, id: id, order: order, at: moment, to: store)
        }
        let told = try await all(of: 10, in: store)
        #expect(told.map(\.notice) == [.placed, .workflowStarted, .partlyPaid, .paid, .customerFullyPaid])
        #expect(told.map(\.at.milliseconds) == [100, 150, 200, 200, 200])
        #expect(try await all(of: 12, in: store).isEmpty)
    }

    @Test("Every notice comes back as it was")
    func roundTrip() async throws {
        let store = try TestDatabase()
        for (id, notice) in OrderWebhookEvent.allCases.enumerated() {
            try await insert(notice, id: Int64(id), order: 10, at: 5, to: store)
        }
        #expect(try await all(of: 10, in: store).map(\.notice) == OrderWebhookEvent.allCases)
    }

    @Test("A notice nobody knows is named")
    func unreadable() async throws {
        let store = try TestDatabase()
        try await insert(.paid, id: 1, order: 10, at: 5, to: store)
        try await store.database.write { try $0.execute("UPDATE outbox SET notice = 'order_lost'", []) }
        await #expect(throws: StorageError.unreadableRow("outbox.notice")) { try await all(of: 10, in: store) }
    }

    @Test("A message that was found due is taken once, in the order of its subject, and not when it was given up")
    func claim() async throws {
        let store = try TestDatabase()
        try await store.database.write { transaction in
            let url = try #require(WebhookURL("https://shop.example.com/"))
            try WebhookTable.set(
                Webhook(topic: .order, url: url, isSigned: false), merchantID: Identifier(1), in: transaction)
        }
        for (id, order) in [(1, 10), (2, 10), (3, 11), (4, 12)] as [(Int64, Int64)] {
            try await insert(.placed, id: id, order: order, at: 100, to: store)
        }
        let now = Instant(milliseconds: 100)
        let merchants = try await store.database.read {
            try OutboxTable.dueMerchants(after: Identifier(0), at: now, limit: 10, in: $0)
        }
        #expect(merchants.map(\.id) == [Identifier(1)])
        let due = try await store.database.read {
            try OutboxTable.queryDue(ofMerchant: Identifier(1), at: now, limit: 10, in: $0).rows()
        }
        #expect(due.map(\.id.value) == [1, 3, 4])
        try await store.database.write { try OutboxTable.abandon(Identifier(3), in: $0) }
        let until = Instant(milliseconds: 20_100)
        let claimed = try await store.database.write { try OutboxTable.claim(due, until: until, in: $0) }
        #expect(claimed.map(\.id.value) == [1, 4])
        #expect(try await store.database.write { try OutboxTable.claim(due, until: until, in: $0) }.isEmpty)
        let later = try await store.database.read {
            try OutboxTable.dueMerchants(after: Identifier(0), at: now, limit: 10, in: $0)
        }
        // The second message of the order is due, but waits for the first.
        #expect(later.map(\.id) == [Identifier(1)])
        let next = try await store.database.read {
            try OutboxTable.queryDue(ofMerchant: Identifier(1), at: now, limit: 10, in: $0).rows()
        }
        #expect(next.isEmpty)
    }

    private func insert(
        _ notice: OrderWebhookEvent, id: Int64, order: Int64, at moment: Int64, to store: TestDatabase
    ) async throws {
        try await store.database.write {
            try OutboxTable.insert(
                notice.rawValue, of: .order(Identifier(order)), id: Identifier(id), merchantID: Identifier(1),
                at: Instant(milliseconds: moment), attemptAt: Instant(milliseconds: moment), in: $0)
        }
    }

    private func all(of order: Int64, in store: TestDatabase) async throws -> [(notice: OrderWebhookEvent, at: Instant)]
    {
        try await store.database.read { try OutboxTable.all(orderID: Identifier(order), in: $0) }
    }
}
