import Domain
@testable import ServerTestSupport
import Testing

@Suite("PAYMENT")
struct PaymentTests {
    @Test("A partial payment changes what is due and no date", arguments: WireAPI.allCases)
    func partialPayment(api: WireAPI) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            try await sandbox.advance(["to": "2026-12-01T12:00:00+01:00"])
            let before = try await sandbox.lifecycle().position
            let reply = try await sandbox.answer(.payment("10001", "21.00", ["DESCRIPTION": "cash"]), through: api)
            #expect(reply.items == [ItemReply("10001", "200", "Success")])
            #expect(try await sandbox.openAmount() == "100.00")
            #expect(try await sandbox.lifecycle().position == before)
            #expect(try await sandbox.webhookEvents().last == "partial_payment_added")
        }
    }

    @Test("A payment of all that is due pays the order", arguments: WireAPI.allCases)
    func fullPayment(api: WireAPI) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            let reply = try await sandbox.answer(.payment("10001", "121.00"), through: api)
            #expect(reply.items == [ItemReply("10001", "200", "Success")])
            #expect(try await sandbox.status() == "1 Paid")
            #expect(
                try await sandbox.webhookEvents()
                    == ["order_placed", "order_workflow_started", "order_paid", "customer_fully_paid"])
            let again = try await sandbox.answer(.payment("10001", "121.00"), through: api)
            #expect(again.items == [ItemReply("10001", "707", "Order is already paid")])
        }
    }

    @Test(
        "Of a payment to the merchant at most the amount due is booked, and the message says so",
        arguments: WireAPI.allCases)
    func overpayment(api: WireAPI) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            let reply = try await sandbox.answer(.payment("10001", "130.00"), through: api)
            #expect(reply.verdict == "200")
            #expect(reply.sentence?.contains("9.00 EURO more than was due, which is not booked") == true)
            let lifecycle = try await sandbox.lifecycle()
            #expect(lifecycle.refundDue == .zero)
            #expect(lifecycle.amountDue == .zero)
            #expect(lifecycle.stage == .paid)
        }
    }

    @Test("An excess payment to the platform is booked and goes back to the customer")
    func overpaymentToPlatform() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            try await sandbox.pay("3TST10001", "130.00")
            #expect(try await sandbox.lifecycle().refundDue == Money(cents: 900))
        }
    }

    @Test("Of a payment before the start at most the order's total is booked")
    func overpaymentBeforeStart() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.place()
            let reply = try await sandbox.answer(.payment("10001", "200.00"))
            #expect(reply.sentence?.contains("79.00 EURO more") == true)
            #expect(try await sandbox.lifecycle().refundDue == .zero)
            #expect(try await sandbox.status() == "1 Paid")
        }
    }

    @Test("True and false are no amounts", arguments: [JSONNode.bool(true), .bool(false)])
    func flags(amount: JSONNode) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            let message = V2TestMessage.payment("10001", "1").with([
                "invoices": [["number": "10001", "amount": amount]]
            ])
            let reply = try await sandbox.answer(json: message)
            #expect(reply.json?["invoices"]?[0]?["code"] == 420, "\(reply.text)")
            #expect(try await sandbox.openAmount() == "121.00")
        }
    }

    @Test("An amount paid before the start is not due after it", arguments: WireAPI.allCases)
    func paymentBeforeStart(api: WireAPI) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.place()
            #expect(try await sandbox.answer(.payment("10001", "100.00"), through: api).verdict == "200")
            #expect(try await sandbox.status() == "0 No steps given")
            try await sandbox.start("10001")
            #expect(try await sandbox.openAmount() == "21.00")
            try await sandbox.pay("3TST10001", "21.00")
            #expect(try await sandbox.status() == "1 Paid")
        }
    }

    @Test("An order paid in advance is paid, and its start books what was shipped")
    func startOfPaidOrder() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.place()
            #expect(try await sandbox.answer(.payment("10001", "121.00")).verdict == "200")
            #expect(try await sandbox.status() == "1 Paid")
            try await sandbox.start("10001")
            #expect(try await sandbox.status() == "1 Paid")
            #expect(try await sandbox.openAmount() == "0.00")
            let done = try await sandbox.advance(["days": 100])
            #expect(done["done"] == 0)
        }
    }

    @Test("When one order is unknown nothing is booked on any", arguments: WireAPI.allCases)
    func unknownNeighbour(api: WireAPI) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            let message = V1TestMessage.payment(
                [V1TestLine("10001", ["AMOUNT": "10"]), V1TestLine("nobody", ["AMOUNT": "10"])])
            let reply = try await sandbox.answer(message, through: api)
            #expect(reply.verdict == "704")
            #expect(reply.sentence == "Unknown invoice number: nobody")
            #expect(try await sandbox.openAmount() == "121.00")
        }
    }

    @Test("An item that fails otherwise does not undo its neighbours", arguments: WireAPI.allCases)
    func neighbours(api: WireAPI) async throws {
        try await TestServer.audited { sandbox in
            for number in ["1", "2"] { try await sandbox.placeStarted(number) }
            let long = String(repeating: "a", count: 31)
            let message = V1TestMessage.payment([
                V1TestLine("1", ["AMOUNT": "100"]), V1TestLine("2", ["AMOUNT": "10"], ["DESCRIPTION": long]),
                V1TestLine("3TST1", ["AMOUNT": "21"]), V1TestLine("1", ["AMOUNT": "1"]),
            ])
            let reply = try await sandbox.answer(message, through: api)
            #expect(reply.items.map(\.number) == ["1", "2", "3TST1", "1"])
            #expect(reply.items.map(\.code) == ["200", "708", "200", "707"])
            #expect(try await sandbox.status("1") == "1 Paid")
            #expect(try await sandbox.openAmount("2") == "121.00")
        }
    }

    @Test("Thirty characters of description are kept", arguments: WireAPI.allCases)
    func description(api: WireAPI) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            let message = V1TestMessage.payment("10001", "1.00", ["DESCRIPTION": String(repeating: "é", count: 30)])
            #expect(try await sandbox.answer(message, through: api).verdict == "200")
        }
    }

    @Test(
        "Nothing, less than nothing and no amount are no payment", arguments: ["0", "-1.00", "ten", "1,50", ""],
        WireAPI.allCases)
    func wrongAmounts(amount: String, api: WireAPI) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            let reply = try await sandbox.answer(.payment("10001", amount), through: api)
            #expect(reply.verdict != "200" && reply.verdict != "603", "\(reply.text)")
            #expect(try await sandbox.openAmount() == "121.00")
        }
    }

    @Test("A customer has fully paid when nothing is open on any order at this merchant")
    func customerFullyPaid() async throws {
        try await TestServer.audited { sandbox in
            for number in ["1", "2"] { try await sandbox.placeStarted(number) }
            try await sandbox.placeStarted("3", ["LASTNAME": "Bakker", "EMAIL": "bakker@example.com"])
            try await sandbox.place(V1TestMessage.order(["ORDERNUMBER": "4"]).from(.apitest))
            _ = try await sandbox.answer(V1TestMessage.start("4").from(.apitest))
            #expect(try await sandbox.answer(.payment("1", "121")).verdict == "200")
            #expect(try await sandbox.webhookEvents("1").last == "order_paid")
            try await sandbox.pay("3TST2", "121")
            #expect(try await sandbox.webhookEvents("2").suffix(2) == ["order_paid", "customer_fully_paid"])
        }
    }
}
