import BillinkClient
@testable import ServerTestSupport
import Testing

/// The life of an order as a shop's own server leads it, with the books looked at in the end.
@Suite("A life through the Swift client")
struct ClientLifeTests {
    private static let anna = Customer.person(
        firstName: "Anna", lastName: "Jansen", birthdate: "1985-02-01", mobile: "0612345678",
        email: "anna@example.com")
    private static let home = Address(street: "Damrak", houseNumber: "1", postalCode: "1012JS", city: "Amsterdam")

    /// Checks and places order A-1 of 121.00 on workflow 1.
    /// - Returns: its invoice number.
    private func place(with client: BillinkClient) async throws -> String {
        let check = try await client.check(
            CheckRequest(workflowNumber: 1, orderAmount: "121", customer: Self.anna, billingAddress: Self.home))
        let uuid = try #require(check.uuid)
        let placed = try await client.order(
            OrderRequest(
                workflowNumber: 1, orderNumber: "A-1", date: "2026-11-23", checkUUID: uuid, customer: Self.anna,
                billingAddress: Self.home,
                orderItems: [OrderItem(code: "L1", name: "Lamp", quantity: 2, productAmount: "60.50", taxRate: 21)]))
        return placed.invoice
    }

    @Test("An order is checked, placed, shipped, held, resumed, credited and paid, and each time info tells it")
    func life() async throws {
        try await TestServer.audited { sandbox in
            let client = sandbox.client()
            let invoice = try await place(with: client)
            #expect(invoice == "1TSTA-1")
            #expect(try await client.info("A-1").status == .notStarted)

            #expect(try await client.startWorkflow([Shipment(of: "A-1")]).map(\.code) == ["500"])
            #expect(try await client.startWorkflow([Shipment(of: invoice)]).map(\.code) == ["707"])
            #expect(try await client.sandbox.advance(days: 3).steps == ["Invoice": 1])
            let sent = try await client.info(invoice)
            #expect(sent.step == "Invoice")
            #expect(sent.dueDate == "2026-12-10")

            let held = try await client.hold("A-1", workflowNumber: 1, days: 2)
            #expect(held.description == "Order is on hold until 28-11-2026")
            #expect(try await client.sandbox.advance(days: 2).resumed == 1)
            #expect(try await client.info("A-1").dueDate == "2026-12-12")
            #expect(try await client.resume("A-1", workflowNumber: 1).description == "Order is not on hold")

            let credits = try await client.credit(
                [Credit(of: "A-1", amount: "60.50", creditNumber: "C-1")], returnCosts: "4.95")
            #expect(credits.map(\.message) == ["Credit applied: 60.50 EURO.; step restarted."])
            #expect(try await client.payment([Payment(of: "A-1", amount: "5.45")]).map(\.isDone) == [true])
            _ = try await client.message("One lamp came back", about: "A-1")
            #expect(try await client.info("A-1").openAmount == "60.00")

            let paid = try await client.sandbox.pay("60", forInvoice: invoice)
            #expect(paid.openAmount == .zero)
            #expect(try await client.info("A-1").status == .paid)
            #expect(
                try await sandbox.events("A-1") == [
                    "placed", "workflow_started", "step_done", "held", "resumed", "return_costs_charged", "credited",
                    "payment_registered", "message", "payment_received",
                ])
        }
    }

    @Test("An unpaid order ends at the collector, with its costs due too")
    func collection() async throws {
        try await TestServer.audited { sandbox in
            let client = sandbox.client()
            let invoice = try await place(with: client)
            _ = try await client.startWorkflow([Shipment(of: "A-1")])
            let advance = try await client.sandbox.advance(days: 60)
            #expect(advance.steps.count == 5)
            #expect(try await client.info("A-1").openAmount == "161.00")
            await #expect(throws: BillinkError.self) { try await client.credit([Credit(of: "A-1", amount: "1")]) }
            let payment = try await client.payment([Payment(of: "A-1", amount: "1")])
            #expect(payment.map(\.code) == ["706"])
            _ = try await client.sandbox.pay("161", forInvoice: invoice)
            #expect(try await client.info("A-1").status == .paid)
        }
    }
}
