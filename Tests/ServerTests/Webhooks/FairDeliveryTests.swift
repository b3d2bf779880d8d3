import Domain
@testable import ServerTestSupport
import Storage
import Synchronization
import TestSupport
import Testing
import Wire

@testable import UseCases

@Suite("Slots of deliveries", .timeLimit(.minutes(1)))
struct FairDeliveryTests {
    @Test("Sixteen merchants of one partner whose receivers never answer keep no other merchant waiting")
    func slowPartner() async throws {
        try await TestServer.run { sandbox in
            let shops = try await sandbox.addShops(17)
            let partner = try await sandbox.merchantID(TestAccount(username: "partnertest", clientID: ""))
            let queue = WaitingSessions(sandbox)
            for shop in shops.dropLast() {
                let merchant = try await sandbox.merchant(shop)
                try await sandbox.platform.database.write {
                    try MerchantTable.setPartner(partner, of: merchant, in: $0)
                }
                try await queue.add(32, of: merchant.id, host: "slow.example")
            }
            let merchant = try await sandbox.merchantID(#require(shops.last))
            try await queue.add(20, of: merchant, host: "quick.example")
            let (deliveries, delivered) = AsyncStream.makeStream(of: String.self)
            let delivery = DeliverWebhooks(try queue.platform()) { message, _ in
                guard message.url.host == "quick.example" else {
                    await untilCancelled()
                    return nil
                }
                delivered.yield(message.body)
                return DeliveryAttempt(
                    startedAt: message.sentAt, durationMilliseconds: 1, status: 200, responseExcerpt: "")
            }
            let run = Task { await delivery.run { Issue.record($0) } }
            var bodies: Set<String> = []
            for await body in deliveries {
                bodies.insert(body)
                if bodies.count == 20 { break }
            }
            run.cancel()
            await run.value
            #expect(try await sandbox.count("outbox WHERE is_delivered = 1") == 20)
        }
    }

    @Test("Merchants that wait for a slot get it in turn")
    func turns() async throws {
        try await TestServer.run { sandbox in
            let shops = try await sandbox.addShops(5)
            let queue = WaitingSessions(sandbox)
            var merchants: [Identifier] = []
            for shop in shops {
                let merchant = try await sandbox.merchantID(shop)
                merchants.append(merchant)
                try await queue.add(3, of: merchant, host: "shop.example")
            }
            var cursor = Identifier(0)
            var served: [Identifier] = []
            for _ in 0..<10 {
                let plan = try await sandbox.platform.database.read { [cursor] transaction in
                    try DeliveryPlan(
                        slots: DeliverySlots(total: 1), after: cursor, at: WaitingSessions.due, in: transaction)
                }
                served += plan.deliveries.map(\.message.merchantID)
                cursor = plan.cursor
            }
            #expect(served == merchants.sorted() + merchants.sorted())
        }
    }

    @Test("A plan comes to every merchant, however many wait, a bounded number at a time")
    func pages() async throws {
        try await TestServer.run { sandbox in
            let shops = try await sandbox.addShops(300)
            let queue = WaitingSessions(sandbox)
            for shop in shops { try await queue.add(1, of: try await sandbox.merchantID(shop), host: "shop.example") }
            var cursor = Identifier(0)
            var served: Set<Identifier> = []
            for _ in 0..<2 {
                let plan = try await sandbox.platform.database.read { [cursor] transaction in
                    try DeliveryPlan(
                        slots: DeliverySlots(total: 10_000), after: cursor, at: WaitingSessions.due, in: transaction)
                }
                #expect(plan.deliveries.count <= 256)
                #expect(plan.isPartial)
                served.formUnion(plan.deliveries.map(\.message.merchantID))
                cursor = plan.cursor
            }
            #expect(served.count == 300)
        }
    }

    @Test("An unreadable webhook row ends its own messages, is logged, and delays no other")
    func unreadableWebhook() async throws {
        try await TestServer.run { sandbox in
            let shops = try await sandbox.addShops(2)
            let queue = WaitingSessions(sandbox)
            let ids = [try await sandbox.merchantID(shops[0]), try await sandbox.merchantID(shops[1])]
            for id in ids { try await queue.add(1, of: id, host: "shop.example") }
            try await sandbox.execute(
                "UPDATE webhooks SET url = 'gopher://' WHERE merchant_id = $1", [.integer(ids[0].value)])
            let plan = try await sandbox.platform.database.read {
                try DeliveryPlan(slots: DeliverySlots(), after: Identifier(0), at: WaitingSessions.due, in: $0)
            }
            #expect(plan.deliveries.map(\.message.merchantID) == [ids[1]])
            #expect(plan.undeliverable.count == 1)
            #expect(plan.hasUnreadableWebhook)
        }
    }
}

/// Messages about sessions that are due ten days from now: the sandbox's own delivery leaves them alone.
private struct WaitingSessions {
    static let due = Instant(milliseconds: SandboxClock.start.adding(hours: 240).milliseconds)

    private let sandbox: TestServer
    private let last = Counter()

    init(_ sandbox: TestServer) {
        self.sandbox = sandbox
    }

    /// The sandbox as a process sees it by whose clock they are due.
    func platform() throws -> Platform {
        Platform(
            database: sandbox.platform.database, environment: .sandbox, dutchTime: try #require(DutchCalendar()),
            node: 2,
            clock: { Self.due }, uptime: { .zero }, randomBytes: { Array(repeating: 0, count: $0) },
            publicURL: { "https://pay.example.com" }, encodeWebhook: WebhookPayload.encode)
    }

    func add(_ count: Int, of merchantID: Identifier, host: String) async throws {
        let url = try #require(WebhookURL("https://\(host)/hook"))
        let last = last
        try await sandbox.platform.database.write { transaction in
            try WebhookTable.set(
                Webhook(topic: .session, url: url, isSigned: false), merchantID: merchantID, in: transaction)
            for _ in 0..<count {
                let id = last.next()
                try transaction.execute(
                    """
                    INSERT INTO sessions (
                        id, token_hash, merchant_id, number, clean_number, invoice_number, document, status, refusals,
                        created_at, expires_at
                    )
                    VALUES ($1, $2, $3, $2, $2, $2, '{}', 'failed', 0, 0, 0)
                    """, [.integer(id.value), .text("waiting-\(id.value)"), .integer(merchantID.value)])
                try OutboxTable.insert(
                    "session_failed", of: .session(id), id: id, merchantID: merchantID, at: Self.due,
                    attemptAt: Self.due, in: transaction)
            }
        }
    }

    private final class Counter: Sendable {
        private let value = Mutex<Int64>(0)

        func next() -> Identifier {
            value.withLock { value in
                value += 1
                return Identifier(value)
            }
        }
    }
}
