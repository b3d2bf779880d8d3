@testable import ServerTestSupport
import Testing

@testable import BillinkClient

/// The client and the real server, over a socket.
@Suite("Orders, live")
struct LiveOrderTests {
    @Test("A customer that is rejected is an answer, not an error")
    func rejection() async throws {
        try await TestServer.run { sandbox in
            var request = Example.check
            request.backdoor = .reject
            let check = try await sandbox.client().check(request)
            #expect(!check.isApproved)
            #expect(check.uuid == nil)
            #expect(check.code == "501")
        }
    }

    @Test("Every member of an order is accepted, and validateOrder stores nothing")
    func everything() async throws {
        try await TestServer.audited { sandbox in
            var order = Example.order("A-1", uuid: nil)
            order.workflowNumber = 3
            order.shippingAddress = Address(street: "Spui", houseNumber: "12", postalCode: "1012WX", city: "Amsterdam")
            (order.orderAmount, order.currency, order.additionalText) = ("121", "EUR", "Thanks")
            (order.trackAndTrace, order.debtorNumber, order.ip) = ("3S1", "7", "192.0.2.1")
            (order.merchantInvoiceNumber, order.customer.email2) = ("M-1", "b@example.com")
            (order.bankAccountNumber, order.bankAccountHolder) = ("NL91ABNA0417164300", "A. Jansen")
            (order.mandateID, order.mandateType, order.customer.gender) = ("1", .first, .female)
            (order.variable1, order.variable2, order.variable3) = ("x", "y", "z")
            order.validateOrder = true
            let client = sandbox.client()
            let validated = try await client.order(order)
            #expect(validated.invoice == "3TSTA-1")
            #expect(try await client.info("A-1").status == .notFound)
            order.validateOrder = nil
            #expect(try await client.order(order) == validated)
            let error = await failure { _ = try await client.order(order) }
            #expect(error?.apiCode == "403")
            #expect(error?.requestID?.isEmpty == false)
            #expect(try await client.info("A-1").amount == "121.00")
        }
    }

    @Test("A company's order on terms for companies")
    func company() async throws {
        try await TestServer.audited { sandbox in
            let acme = Customer.company(
                "Acme", number: "01234567", firstName: "Anna", lastName: "Jansen", mobile: "0612345678",
                email: "a@example.com")
            var request = Example.check
            (request.workflowNumber, request.customer) = (2, acme)
            let uuid = try await sandbox.client().check(request).uuid
            var order = Example.order("A-1", uuid: uuid)
            (order.workflowNumber, order.customer, order.vatNumber) = (2, acme, "NL123456782B90")
            #expect(try await sandbox.client().order(order).invoice == "2TSTA-1")
        }
    }

    @Test("Net prices stay net, and the day of delivery is kept")
    func netPrices() async throws {
        try await TestServer.audited { sandbox in
            let client = sandbox.client()
            var order = Self.business("A-1")
            order.orderItems = [OrderItem(name: "Bread", quantity: 20, productAmountExcl: "4.99", taxRate: .standard)]
            order.deliveryDate = "2026-11-24"
            _ = try await client.order(order)
            let placed = try await client.info("A-1")
            #expect(placed.amount == "120.76")
            #expect(placed.deliveryDate == "2026-11-24")
            _ = try await client.startWorkflow([Shipment(of: "A-1", deliveryDate: "2026-11-25")])
            #expect(try await client.info("A-1").deliveryDate == "2026-11-25")
        }
    }

    @Test("A VAT reason is accepted with a rate of 0 and refused with another")
    func vatReasons() async throws {
        try await TestServer.audited { sandbox in
            let client = sandbox.client()
            for (number, reason) in [VATReason.reverseCharge, .intraCommunity, .export, .exempt].enumerated() {
                var order = Self.business("A-\(number)")
                order.orderItems = [OrderItem(name: "Bread", productAmountExcl: "0.0499", taxRate: .zero)]
                (order.orderItems[0].quantity, order.vatReason) = (100, reason)
                _ = try await client.order(order)
                #expect(try await client.info("A-\(number)").amount == "4.99")
                order.orderNumber += "-B"
                (order.orderItems[0].vatReason, order.orderItems[0].taxRate) = (reason, TaxRate(tenths: 55))
                let error = await failure { _ = try await client.order(order) }
                #expect(error?.apiCode == "430")
            }
        }
    }

    /// An order of a company on terms without a check.
    private static func business(_ number: String) -> OrderRequest {
        var order = Example.order(number, uuid: nil)
        order.workflowNumber = 3
        order.customer = .company(
            "Acme", number: "01234567", firstName: "Anna", lastName: "Jansen", mobile: "0612345678",
            email: "a@example.com")
        return order
    }

    @Test("Refusals of a whole call and of an item of it")
    func refusals() async throws {
        try await TestServer.audited(hasOrders: true) { sandbox in
            let client = sandbox.client()
            let unknown = await failure { _ = try await client.startWorkflow([Shipment(of: "nobody")]) }
            #expect(unknown?.apiCode == "704")
            let stranger = BillinkClient(
                host: .sandbox("http://127.0.0.1:\(sandbox.port)"),
                credentials: Credentials(username: "usertest", clientID: "wrong"))
            let wrong = await failure { _ = try await stranger.info("PAID") }
            #expect(wrong?.code == .refused)
            #expect(wrong?.apiCode == "102")
            let outcomes = try await client.credit([
                Credit(of: "KRKND-0001", amount: "1.50"), Credit(of: "nobody", amount: "1"),
            ])
            #expect(outcomes.map(\.isDone) == [true, false])
            #expect(outcomes.map(\.code) == ["200", "-1"])
            let statuses = try await client.info(["KRKND-0001", "PAID", "NOT-STARTED", "nobody"]).map(\.status)
            #expect(statuses == [.waiting, .paid, .notStarted, .notFound])
        }
    }

    @Test("A call whose response was lost is retried, and executed once")
    func lostAnswer() async throws {
        try await TestServer.audited(hasOrders: true) { sandbox in
            try await FaultInjectingProxy.run(to: sandbox, losing: 1) { relay in
                let client = sandbox.client(port: relay.port, retryPolicy: RetryPolicy(firstDelay: .milliseconds(1)))
                let before = try await client.info("KRKND-0001").openAmount
                let outcomes = try await client.credit([Credit(of: "KRKND-0001", amount: "1.50")])
                #expect(outcomes.map(\.isDone) == [true])
                let credits = relay.messages.filter { $0.path.hasSuffix("/credit") }
                #expect(credits.count == 2)
                #expect(Set(credits.map(\.key)).count == 1)
                #expect(try await client.info("KRKND-0001").openAmount == before.map { $0 - "1.50" })
                #expect(try await sandbox.events("KRKND-0001").filter { $0 == "credited" }.count == 1)
            }
        }
    }

    @Test("After a failure the same request under the error's key is answered, not done again")
    func laterRepetition() async throws {
        try await TestServer.audited(hasOrders: true) { sandbox in
            try await FaultInjectingProxy.run(to: sandbox, losing: 2) { relay in
                let client = sandbox.client(
                    port: relay.port, retryPolicy: RetryPolicy(maximumAttempts: 2, firstDelay: .milliseconds(1)))
                let payments = [Payment(of: "KRKND-0001", amount: "2")]
                let error = await failure { _ = try await client.payment(payments) }
                #expect(error?.code == .transport)
                let key = try #require(error?.idempotencyKey)
                #expect(try await client.payment(payments, idempotencyKey: key).map(\.isDone) == [true])
                #expect(try await sandbox.events("KRKND-0001").filter { $0 == "payment_registered" }.count == 1)
                let conflict = await failure {
                    _ = try await client.payment([Payment(of: "KRKND-0001", amount: "3")], idempotencyKey: key)
                }
                #expect(conflict?.code == .idempotencyConflict)
            }
        }
    }

    @Test("One client serves many tasks at once")
    func manyTasks() async throws {
        try await TestServer.audited(hasOrders: true) { sandbox in
            let client = sandbox.client()
            let payments = (1...20).map { cents in [Payment(of: "KRKND-0001", amount: Amount(cents: cents))] }
            try await withThrowingTaskGroup { group in
                for payment in payments {
                    group.addTask { try await client.payment(payment).allSatisfy(\.isDone) }
                }
                for try await isDone in group { #expect(isDone) }
            }
            #expect(try await client.info("KRKND-0001").openAmount == "10.00")
        }
    }

    @Test("Above the rate limit every call's error has the time to wait")
    func limits() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.limit(.apitest, perSecond: 1, burst: 1)
            let client = sandbox.client(.apitest)
            _ = try await client.info("A-1")
            let asked = await failure { _ = try await client.info("A-1") }
            #expect(asked?.code == .tooManyRequests)
            #expect(asked?.httpStatus == 200)
            let changed = await failure { _ = try await client.message("Hello", about: "A-1") }
            #expect(changed?.code == .tooManyRequests)
            #expect(changed?.retryAfter == .seconds(1))
            #expect(changed?.httpStatus == 429)
            let session = await failure { _ = try await client.webshopSettings() }
            #expect(session?.code == .tooManyRequests)
            #expect(session?.retryAfter == .seconds(1))
        }
    }

    @Test("A platform that is going away is a failure that passes")
    func shutdown() async throws {
        try await TestServer.run { sandbox in
            let client = BillinkClient(
                host: .sandbox("http://127.0.0.1:\(sandbox.port)"),
                credentials: Credentials(username: "usertest", clientID: "d38a"), timeout: .milliseconds(500))
            _ = await failure { _ = try await client.info("A-1") }
            await sandbox.beginShutdown()
            try await sandbox.hasEnded()
            let error = await failure { _ = try await client.info("A-1") }
            #expect(error?.code == .transport, "\(String(describing: error))")
        }
    }
}
