import BillinkClient
@testable import ServerTestSupport
import Testing

/// The examples of the reference about orders. What stands between the marks is shown to readers, and runs here against
/// a fresh sandbox.
@Suite("Snippets about orders")
struct OrderSnippets {
    @Test("credit-check")
    func check() async throws {
        try await TestServer.run { sandbox in
            let client = sandbox.client()
            // snippet: credit-check
            let check = try await client.check(
                CheckRequest(
                    workflowNumber: 1, orderAmount: "121.00",
                    customer: .person(
                        firstName: "Anna", lastName: "Jansen", birthdate: "1985-02-01", mobile: "0612345678",
                        email: "anna@example.com"),
                    billingAddress: Address(
                        street: "Damrak", houseNumber: "1", postalCode: "1012JS", city: "Amsterdam")))
            guard check.isApproved else { return }  // Offer another way to pay.
            // end
            #expect(check.uuid != nil)
        }
    }

    @Test("create-order")
    func order() async throws {
        try await TestServer.run { sandbox in
            let client = sandbox.client()
            let check = try await client.check(Example.check)
            let (anna, home) = (Example.anna, Example.home)
            // snippet: create-order
            let order = try await client.order(
                OrderRequest(
                    workflowNumber: 1, orderNumber: "A-1001", date: "2026-11-25", checkUUID: check.uuid,
                    customer: anna, billingAddress: home,
                    orderItems: [
                        OrderItem(
                            code: "L1", name: "Lamp", quantity: 2, productAmount: "60.50", taxRate: .standard)
                    ]))
            // order.invoice is "1TSTA-1001".
            // end
            #expect(order.invoice == "1TSTA-1001")
        }
    }

    @Test("order-info")
    func info() async throws {
        try await TestServer.run(hasOrders: true) { sandbox in
            let client = sandbox.client()
            // snippet: order-info
            let order = try await client.info("KRKND-0001")
            switch order.status {
            case .waiting: break  // order.openAmount is due on order.dueDate.
            case .paid, .notStarted, .notFound, .other: break
            }
            // end
            #expect(order.status == .waiting)
            #expect(order.openAmount == "12.10")
        }
    }

    @Test("start-workflow")
    func start() async throws {
        try await TestServer.run(hasOrders: true) { sandbox in
            let client = sandbox.client()
            // snippet: start-workflow
            let outcomes = try await client.startWorkflow([
                Shipment(of: "NOT-STARTED", trackAndTrace: "3STEST0001"), Shipment(of: "KRKND-0001"),
            ])
            let failed = outcomes.filter { !$0.isDone }
            // KRKND-0001: 707, "Order workflow is already started"
            // end
            #expect(outcomes.count == 2)
            #expect(failed.map(\.message) == ["Order workflow is already started"])
        }
    }

    @Test("credit")
    func credit() async throws {
        try await TestServer.run(hasOrders: true) { sandbox in
            let client = sandbox.client()
            // snippet: credit
            let outcomes = try await client.credit([
                Credit(of: "KRKND-0001", amount: "1.50", description: "test credit")
            ])
            // outcomes[0].message is "Credit applied: 1.50 EURO.; step restarted."
            // end
            #expect(outcomes[0].message == "Credit applied: 1.50 EURO.; step restarted.")
        }
    }

    @Test("payment")
    func payment() async throws {
        try await TestServer.run(hasOrders: true) { sandbox in
            let client = sandbox.client()
            // snippet: payment
            let outcomes = try await client.payment([
                Payment(of: "KRKND-0001", amount: "10.00", description: "Cash, in the shop")
            ])
            // end
            #expect(outcomes.map(\.isDone) == [true])
        }
    }

    @Test("on-hold, resume, message")
    func pause() async throws {
        try await TestServer.run(hasOrders: true) { sandbox in
            let client = sandbox.client()
            // snippet: on-hold
            let hold = try await client.hold("KRKND-0001", workflowNumber: 1, days: 7)
            // hold.description is "Order is on hold until 30-11-2026".
            // end
            #expect(hold.description == "Order is on hold until 30-11-2026")
            // snippet: resume
            let resumption = try await client.resume("KRKND-0001", workflowNumber: 1)
            // resumption.description is "Order resumed".
            // end
            #expect(resumption.description == "Order resumed")
            // snippet: message
            let message = try await client.message("The customer has moved", about: "KRKND-0001")
            // message.description is "Message added".
            // end
            #expect(message.description == "Message added")
        }
    }
}
