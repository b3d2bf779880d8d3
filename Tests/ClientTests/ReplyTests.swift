import Foundation
import Testing

@testable import BillinkClient

@Suite("Replies")
struct ReplyTests {
    /// Decodes a reply as a call does.
    private func answer<Value: Sendable>(
        _ reply: String, _ call: @Sendable (BillinkClient) async throws -> Value
    ) async throws -> Value {
        var value: Value?
        try await ScriptedServer.run(.ok(reply)) { value = try await call(.once($0)) }
        return try #require(value)
    }

    @Test("A check is a yes with a UUID, or a no")
    func check() async throws {
        let request = CheckRequest(
            workflowNumber: 1, orderAmount: "1", customer: Customer(type: .consumer),
            billingAddress: Address(street: nil, houseNumber: "1", postalCode: "1012JS", city: nil))
        let yes = try await answer(#"{"result":"MSG","code":"500","description":"Advies=1","uuid":"u","new":[1]}"#) {
            try await $0.check(request)
        }
        #expect(yes.isApproved)
        #expect(yes.uuid == "u")
        let no = try await answer(#"{"result":"MSG","code":501,"description":"Advies=0"}"#) {
            try await $0.check(request)
        }
        #expect(!no.isApproved)
        #expect(no.uuid == nil)
    }

    @Test("Order info has every member for a known order, and only the number of an unknown one")
    func info() async throws {
        let reply = """
            {"result":"MSG","code":"200","invoices":[{"number":"OVERDUE","status":2,\
            "description":"Wait for payment ( Reminder )","paidOut":0,"amount":"89.90","openAmount":"89.90",\
            "dueDate":"22-11-2026","workflowNumber":1,"step":"Reminder"},{"number":"A-9999","status":-1,\
            "description":"Order not found"},{"number":7,"status":"3","description":"New","paidOut":"1",\
            "amount":12.5,"openAmount":0,"dueDate":null,"workflowNumber":"1","step":null,"later":{}}]}
            """
        let orders = try await answer(reply) { try await $0.info(["OVERDUE", "A-9999", "7"]) }
        try #require(orders.count == 3)
        #expect(orders[0].status == .waiting)
        #expect(orders[0].isPaidOut == false)
        #expect(orders[0].openAmount == "89.90")
        #expect(orders[0].dueDate == "2026-11-22")
        #expect(orders[0].step == "Reminder")
        #expect(orders[1].status == .notFound)
        #expect(orders[1].amount == nil)
        #expect(orders[2].number == "7")
        #expect(orders[2].status == .other(3))
        #expect(orders[2].amount == "12.50")
        #expect(orders[2].isPaidOut == true)
        #expect(orders[2].workflowNumber == 1)
        #expect(orders[2].dueDate == nil)
    }

    @Test("An order's info has what was sent with the order")
    func particulars() async throws {
        let reply = """
            {"result":"MSG","code":"200","invoices":[{"number":"A-1","status":0,"description":"New",\
            "email2":"b@example.com","trackAndTrace":"3S1","deliveryDate":"27-11-2026","variable1":"x",\
            "variable3":"z","shippingAddress":{"lastName":"Bakker","street":"Spui","houseNumber":"12",\
            "postalCode":"1012WX","city":"Amsterdam",\
            "countryCode":"NL"}}]}
            """
        let order = try await answer(reply) { try await $0.info("A-1") }
        #expect(order.email2 == "b@example.com")
        #expect(order.trackAndTrace == "3S1")
        #expect(order.deliveryDate == "2026-11-27")
        #expect([order.variable1, order.variable2, order.variable3] == ["x", nil, "z"])
        var spui = Address(
            street: "Spui", houseNumber: "12", postalCode: "1012WX", city: "Amsterdam", countryCode: "NL")
        spui.lastName = "Bakker"
        #expect(order.shippingAddress == spui)
    }

    @Test("Every item has an outcome of its own")
    func items() async throws {
        let reply = """
            {"result":"MSG","code":"500","statuses":[{"code":707,"invoiceNumber":"A-1",\
            "message":"Order workflow is already started"},{"code":500,"invoiceNumber":"A-2","message":"Success"}]}
            """
        let started = try await answer(reply) { try await $0.startWorkflow([Shipment(of: "A-1")]) }
        #expect(started.map(\.isDone) == [false, true])
        #expect(started.map(\.code) == ["707", "500"])
        let credited = try await answer(
            """
            {"result":"MSG","statuses":[{"code":200,"invoiceNumber":"KRKND-0001",\
            "message":"Credit applied: 1.50 EURO.; step restarted."}]}
            """
        ) { try await $0.credit([Credit(of: "KRKND-0001", amount: "1.50")]) }
        #expect(credited.first?.message == "Credit applied: 1.50 EURO.; step restarted.")
        #expect(credited.first?.isDone == true)
        let paid = try await answer(
            #"{"result":"MSG","invoices":[{"code":"708","invoiceNumber":"1","message":"Too long"}]}"#
        ) { try await $0.payment([Payment(of: "1", amount: "1")]) }
        #expect(paid.map(\.isDone) == [false])
    }

    @Test("A session has its address and its end; what older hosts leave out is absent")
    func session() async throws {
        let request = SessionRequest(
            workflowNumber: 1, orderNumber: "S-1", returnURLs: ReturnURLs(success: "s", fail: "f"),
            customer: Customer(type: .consumer),
            billingAddress: Address(street: nil, houseNumber: "1", postalCode: "1", city: nil), totalAmount: "1",
            orderItems: [])
        let full = try await answer(
            """
            {"status":"success","sessionID":"0d9c","sessionURL":"https://pay.example.com/session/0d9c",\
            "invoice":"1TSTS-1","expiresAt":"2026-11-23T14:00:00.000+01:00","customerID":"c","customInvoiceID":""}
            """
        ) { try await $0.sessions.create(request) }
        #expect(full.sessionURL.absoluteString == "https://pay.example.com/session/0d9c")
        #expect(full.expiresAt == InstantText.moment("2026-11-23T13:00:00Z"))
        #expect(full.customInvoiceID == nil)
        let old = try await answer(
            #"{"status":"success","sessionID":"0d9c","sessionURL":"https://x.example/0d9c","invoice":"1AB"}"#
        ) { try await $0.sessions.create(request) }
        #expect(old.expiresAt == nil)
    }

    @Test(
        "A session's status is one of five, or one that came later",
        arguments: [
            ("session_active", SessionStatus.active), ("session_expired", .expired), ("order_created", .orderCreated),
            ("cancelled", .cancelled), ("failed", .failed), ("paused", .other("paused")),
        ])
    func status(name: String, status: SessionStatus) async throws {
        let told = try await answer(#"{"status":"\#(name)"}"#) { try await $0.sessions.status(of: "s") }
        #expect(told == status)
        #expect(told.name == name)
        #expect(told.isFinal == !["session_active", "paused"].contains(name))
    }

    @Test("Webshop settings, as documented")
    func settings() async throws {
        let settings = try await answer(
            """
            {"status":"success","whitelist":true,"minimum_paid_orders":5,"period":"90",\
            "total_amount_higher_than":500}
            """
        ) { try await $0.webshopSettings() }
        #expect(settings.whitelist)
        #expect(settings.minimumPaidOrders == 5)
        #expect(settings.period == 90)
        #expect(settings.totalAmountHigherThan == "500.00")
    }

    @Test("Replies of a sandbox about its clock and a payment")
    func sandbox() async throws {
        let advance = try await answer(
            """
            {"status":"success","from":"2026-11-25T04:01:19.306+01:00","now":"2026-11-29T04:01:19.306+01:00",\
            "done":4,"steps":{"Invoice":4},"resumed":0,"expiredSessions":0}
            """
        ) { try await $0.sandbox.advance(days: 4) }
        #expect(advance.steps == ["Invoice": 4])
        #expect(advance.done == 4)
        #expect(advance.now.timeIntervalSince(advance.from).rounded() == 4 * 86_400)
        let payment = try await answer(
            """
            {"status":"success","invoiceNumber":"3TST1","amount":"25.50","openAmount":"0.00","refundAmount":"4.50"}
            """
        ) { try await $0.sandbox.pay("25.50", forInvoice: "3TST1") }
        #expect(payment.refundAmount == "4.50")
        #expect(payment.openAmount == .zero)
    }
}
