import AsyncHTTPClient
import BillinkClient
import Foundation
import NIOCore
@testable import ServerTestSupport
import Testing

/// The Swift code of `docs/client.md` and of the client's own documentation that the reference does not have.
@Suite("Code of the documentation")
struct ArticleSnippets {
    @Test("A client can be made for a sandbox and for production")
    func making() {
        // passage: making
        let client = BillinkClient(
            host: .localSandbox,
            credentials: Credentials(
                username: "usertest", clientID: "d38a3439590889df026367bf01d621e687b8d278"))
        // end
        let (username, clientID) = ("shop", "0123456789abcdef")
        // passage: production
        let shop = BillinkClient(
            host: .production("https://pay.example.com"),
            credentials: Credentials(username: username, clientID: clientID))
        // end
        #expect("\(client)" != "\(shop)")
    }

    @Test("The whole life of an order")
    func life() async throws {
        try await TestServer.audited { sandbox in
            let client = sandbox.client()
            // passage: customer
            let anna = Customer.person(
                firstName: "Anna", lastName: "Jansen", birthdate: "1985-02-01", mobile: "0612345678",
                email: "anna@example.com")
            let home = Address(street: "Damrak", houseNumber: "1", postalCode: "1012JS", city: "Amsterdam")
            // end
            // passage: place
            let check = try await client.check(
                CheckRequest(workflowNumber: 1, orderAmount: "121.00", customer: anna, billingAddress: home))
            guard let uuid = check.uuid else { return }  // A no: offer another way to pay.

            let order = try await client.order(
                OrderRequest(
                    workflowNumber: 1, orderNumber: "A-1001", date: CalendarDay(Date()), checkUUID: uuid,
                    customer: anna, billingAddress: home,
                    orderItems: [OrderItem(name: "Lamp", quantity: 2, productAmount: "60.50", taxRate: .standard)]))
            // end
            #expect(order.invoice == "1TSTA-1001")
            // passage: ship
            let started = try await client.startWorkflow([Shipment(of: "A-1001", trackAndTrace: "3STEST0001")])
            // end
            #expect(started.map(\.isDone) == [true])
            // passage: return
            let credited = try await client.credit(
                [Credit(of: "A-1001", amount: "60.50", description: "One lamp returned", creditNumber: "C-78")],
                returnCosts: "4.95")
            // end
            #expect(credited.map(\.isDone) == [true])
            // passage: follow
            let info = try await client.info("A-1001")
            let line = "\(info.description): \(info.openAmount ?? .zero) is due"
            // end
            #expect(line.hasSuffix("65.45 is due"))
            // passage: later
            let advance = try await client.sandbox.advance(days: 14)
            let payment = try await client.sandbox.pay("65.45", forInvoice: order.invoice)
            // end
            #expect(advance.steps == ["Invoice": 1])
            #expect(payment.openAmount == .zero)
        }
    }

    @Test("A company's order of net prices")
    func company() async throws {
        try await TestServer.audited { sandbox in
            let (client, home) = (sandbox.client(), Example.home)
            // passage: company
            let acme = Customer.company(
                "Acme", number: "01234567", firstName: "Anna", lastName: "Jansen", mobile: "0612345678",
                email: "office@example.com")
            var order = OrderRequest(
                workflowNumber: 3, orderNumber: "B-1001", date: "2026-11-25", customer: acme, billingAddress: home,
                orderItems: [OrderItem(name: "Bread", quantity: 20, productAmountExcl: "4.99", taxRate: .reduced)])
            order.deliveryDate = "2026-11-26"
            let placed = try await client.order(order)  // 99.80 and 8.98 VAT.
            // end
            #expect(placed.invoice == "3TSTB-1001")
            #expect(try await client.info("B-1001").amount == "108.78")
        }
    }

    @Test("Kinds of errors")
    func errors() async throws {
        try await TestServer.run(hasOrders: true) { sandbox in
            let client = sandbox.client()
            var seen = ""
            let report: (String) -> Void = { seen = $0 }
            // passage: errors
            do throws(BillinkError) {
                _ = try await client.credit([Credit(of: "KRKND-0001", amount: "100.00")])
            } catch {
                switch error.code {
                case .refused where error.apiCode == "707": report("More than is left to credit.")
                case .refused: report("No: \(error.message)")
                case .tooManyRequests, .unavailable, .transport:
                    report("Later, under the same key: \(error.idempotencyKey ?? "")")
                default: report("\(error)")
                }
            }
            // end
            #expect(seen == "More than is left to credit.")
        }
    }

    @Test("A key of one's own")
    func keys() async throws {
        try await TestServer.run(hasOrders: true) { sandbox in
            let client = sandbox.client()
            let refund = (id: 4711, amount: Amount(cents: 150))
            // passage: key
            let outcomes = try await client.credit(
                [Credit(of: "KRKND-0001", amount: refund.amount)], idempotencyKey: "refund-\(refund.id)")
            // end
            #expect(outcomes.map(\.isDone) == [true])
        }
    }

    @Test("Patience and connections of one's own")
    func policy() async throws {
        let credentials = Credentials(username: "usertest", clientID: "d38a")
        // passage: policy
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout.connect = .seconds(2)
        configuration.connectionPool.retryConnectionEstablishment = false
        let httpClient = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        let client = BillinkClient(
            host: .production("https://pay.example.com"), credentials: credentials, httpClient: httpClient,
            timeout: .seconds(5), retryPolicy: RetryPolicy(maximumAttempts: 2, maximumDelay: .seconds(1)))
        // end
        #expect("\(client)".contains("usertest"))
        try await httpClient.shutdown()
    }
}
