import Domain
@testable import ServerTestSupport
import Testing

@Suite("CREDIT")
struct CreditTests {
    @Test("A credit of a part of the amount due restarts the step", arguments: WireAPI.allCases)
    func partialCredit(api: WireAPI) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            let reply = try await sandbox.answer(.credit("10001", "1.50"), through: api)
            #expect(reply.items == [ItemReply("10001", "200", "Credit applied: 1.50 EURO.; step restarted.")])
            #expect(try await sandbox.openAmount() == "119.50")
            #expect(try await sandbox.status() == "2 Wait for payment ( Start delay )")
            #expect(
                try await sandbox.webhookEvents() == ["order_placed", "order_workflow_started", "partial_credit_added"])
        }
    }

    @Test("A credit of all of the amount due makes the order paid", arguments: WireAPI.allCases)
    func fullCredit(api: WireAPI) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            let reply = try await sandbox.answer(.credit("10001", "121.00"), through: api)
            #expect(reply.items == [ItemReply("10001", "200", "Credit applied: 121.00 EURO.; Order paid.")])
            #expect(try await sandbox.status() == "1 Paid")
            #expect(try await sandbox.openAmount() == "0.00")
            #expect(
                try await sandbox.webhookEvents()
                    == ["order_placed", "order_workflow_started", "order_fully_accredited", "customer_fully_paid"])
        }
    }

    @Test("A credit of an amount already paid is due back to the customer", arguments: WireAPI.allCases)
    func creditOfPaidOrder(api: WireAPI) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            try await sandbox.pay("3TST10001", "121.00")
            let reply = try await sandbox.answer(.credit("10001", "5.00"), through: api)
            #expect(reply.items == [ItemReply("10001", "200", "Credit applied: 5.00 EURO.; refund due to customer.")])
            #expect(try await sandbox.lifecycle().refundDue == Money(cents: 500))
            #expect(try await sandbox.status() == "1 Paid")
            let notices = try await sandbox.webhookEvents()
            #expect(notices.suffix(3) == ["order_paid", "customer_fully_paid", "partial_credit_added"])
        }
    }

    @Test("Where only a part was due still, the rest of the credit is due back", arguments: WireAPI.allCases)
    func creditAboveWhatIsDue(api: WireAPI) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            #expect(try await sandbox.answer(.payment("10001", "100.00"), through: api).verdict == "200")
            let reply = try await sandbox.answer(.credit("10001", "50.00"), through: api)
            #expect(reply.sentence == "Credit applied: 50.00 EURO.; refund due to customer.")
            #expect(try await sandbox.lifecycle().refundDue == Money(cents: 2_900))
            let notices = try await sandbox.webhookEvents()
            #expect(
                notices.suffix(4)
                    == ["partial_payment_added", "partial_credit_added", "order_paid", "customer_fully_paid"])
        }
    }

    @Test("A credit of exactly the rest of a part paid order pays it", arguments: WireAPI.allCases)
    func creditOfRest(api: WireAPI) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            try await sandbox.pay("3TST10001", "100.00")
            let reply = try await sandbox.answer(.credit("10001", "21.00"), through: api)
            #expect(reply.sentence == "Credit applied: 21.00 EURO.; Order paid.")
            let notices = try await sandbox.webhookEvents()
            #expect(
                notices.suffix(4)
                    == ["partial_payment_added", "partial_credit_added", "order_paid", "customer_fully_paid"])
        }
    }

    @Test("A credit before the start reduces the amount due after it", arguments: WireAPI.allCases)
    func creditBeforeStart(api: WireAPI) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.place()
            let reply = try await sandbox.answer(.credit("10001", "21.00"), through: api)
            #expect(reply.verdict == "200")
            #expect(reply.sentence?.hasPrefix("Credit applied: 21.00 EURO.; ") == true)
            #expect(try await sandbox.status() == "0 No steps given")
            try await sandbox.start("10001")
            #expect(try await sandbox.openAmount() == "100.00")
            #expect(try await sandbox.lifecycle().amountDue == Money(cents: 10_000))
        }
    }

    @Test("An order credited in full before its start is paid, and nothing was ever owed", arguments: WireAPI.allCases)
    func fullCreditBeforeStart(api: WireAPI) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.place()
            let reply = try await sandbox.answer(.credit("10001", "121.00"), through: api)
            #expect(reply.sentence == "Credit applied: 121.00 EURO.; Order paid.")
            #expect(try await sandbox.status() == "1 Paid")
            #expect(try await sandbox.webhookEvents() == ["order_placed", "order_fully_accredited"])
        }
    }

    @Test("A credit restarts the days of the current step")
    func restart() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            try await sandbox.advance(["to": "2026-11-26T12:00:00+01:00"])
            #expect(try await sandbox.info()["dueDate"]?.text == "10-12-2026")
            try await sandbox.advance(["to": "2026-12-05T12:00:00+01:00"])
            #expect(try await sandbox.answer(.credit("10001", "1.00")).verdict == "200")
            #expect(try await sandbox.info()["dueDate"]?.text == "19-12-2026")
            try await sandbox.advance(["to": "2026-12-20T08:59:59+01:00"])
            #expect(try await sandbox.status() == "2 Wait for payment ( Invoice )")
            try await sandbox.advance(["to": "2026-12-20T09:00:00+01:00"])
            #expect(try await sandbox.status() == "2 Wait for payment ( Reminder )")
            // The days of the reminder count anew too; the due date has passed and stays.
            try await sandbox.advance(["to": "2026-12-25T23:59:00+01:00"])
            #expect(try await sandbox.answer(.credit("10001", "1.00")).verdict == "200")
            #expect(try await sandbox.info()["dueDate"]?.text == "19-12-2026")
            try await sandbox.advance(["to": "2027-01-01T08:59:59+01:00"])
            #expect(try await sandbox.status() == "2 Wait for payment ( Reminder )")
            try await sandbox.advance(["to": "2027-01-01T09:00:00+01:00"])
            #expect(try await sandbox.status() == "2 Wait for payment ( Second reminder )")
        }
    }

    @Test("An item that fails does not undo its neighbours", arguments: WireAPI.allCases)
    func neighbours(api: WireAPI) async throws {
        try await TestServer.audited { sandbox in
            for number in ["1", "2"] { try await sandbox.placeStarted(number) }
            let credits = [("1", "10"), ("nobody", "10"), ("2", "500"), ("1", "11"), ("2", "121")]
            let message = V1TestMessage.credit(credits.map { V1TestLine($0.0, ["CREDITAMOUNT": $0.1]) })
            let reply = try await sandbox.answer(message, through: api)
            #expect(
                reply.items == [
                    ItemReply("1", "200", "Credit applied: 10.00 EURO.; step restarted."),
                    ItemReply("nobody", "-1", "Order not found"),
                    ItemReply("2", "707", "Credit cannot be applied at this stage"),
                    ItemReply("1", "200", "Credit applied: 11.00 EURO.; step restarted."),
                    ItemReply("2", "200", "Credit applied: 121.00 EURO.; Order paid."),
                ])
            #expect(try await sandbox.openAmount("1") == "100.00")
            #expect(try await sandbox.openAmount("2") == "0.00")
        }
    }

    @Test("Where nothing could be credited the JSON reply is an error without statuses")
    func nothingCredited() async throws {
        try await TestServer.audited { sandbox in
            let message = V1TestMessage.credit(
                [V1TestLine("nobody", ["CREDITAMOUNT": "1"]), V1TestLine("3TSTnobody", ["CREDITAMOUNT": "1"])])
            let reply = try await sandbox.answer(message, through: .v2)
            #expect(reply.json?["result"]?.text == "ERROR")
            #expect(reply.json?["statuses"] == nil)
            #expect(reply.json?["error.message"]?.text == "Order not found")
            // The legacy API always lists them.
            let legacy = try await sandbox.answer(message)
            #expect(legacy.items.map(\.code) == ["-1", "-1"])
        }
    }

    @Test(
        "Return costs the customer bears come on top of what is left",
        arguments: [
            (["returnCosts": 1, "returnCostsAmount": .number("2.5")], "113.50"),
            (["returnCosts": "1", "returnCostsAmount": "2.50"], "113.50"),
            (["returnCosts": .number("1.0"), "returnCostsAmount": 2], "113.00"),
            (["returnCosts": 0, "returnCostsAmount": 0], "111.00"), (["returnCosts": 0], "111.00"),
            (["returnCosts": 1, "returnCostsAmount": 10], "121.00"),
        ] as [([String: JSONNode?], String)])
    func returnCosts(members: [String: JSONNode?], open: String) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            let reply = try await sandbox.answer(json: .credit("10001", "10.00", members))
            #expect(reply.sentence == "Credit applied: 10.00 EURO.; step restarted.")
            #expect(try await sandbox.openAmount() == open)
        }
    }

    @Test(
        "The wish for return costs and their amount are refused without each other",
        arguments: [["returnCosts": 1], ["returnCosts": 0, "returnCostsAmount": 2], ["returnCostsAmount": 2]]
            as [[String: JSONNode?]])
    func halfReturnCosts(members: [String: JSONNode?]) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            let reply = try await sandbox.answer(json: .credit("10001", "10.00", members))
            #expect(reply.json?["error.code"]?.text == "707")
            #expect(try await sandbox.openAmount() == "121.00")
        }
    }

    @Test("Return costs above the credit, or invalid ones, are refused", arguments: ["10.01", "-1", "ten"])
    func refusedReturnCosts(amount: String) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            let members: [String: JSONNode?] = ["returnCosts": 1, "returnCostsAmount": .string(amount)]
            let reply = try await sandbox.answer(json: .credit("10001", "10.00", members))
            #expect(reply.verdict == "707")
            #expect(try await sandbox.openAmount() == "121.00")
        }
    }

    @Test(
        "A credit is read in every form the published clients send it",
        arguments: [
            ("<CREDITAMOUNT>1234.56</CREDITAMOUNT>", "Credit"), ("<CREDITAMOUNT>1,234.56</CREDITAMOUNT>", "Credit"),
            ("<CREDITAMOUNT>1234.560</CREDITAMOUNT>", "credit"), ("<CREDITAMOUNT> 1234.56 </CREDITAMOUNT>", "CREDIT"),
            ("<WORKFLOWNUMBER/><CREDITAMOUNT>1234.56</CREDITAMOUNT><DESCRIPTION/>", "Refund"),
            ("<STATUS/><CODE/><MESSAGE/><AMOUNT/><CREDITAMOUNT>1234.56</CREDITAMOUNT>", "Credit"),
            ("<WORKFLOWNUMBER>3</WORKFLOWNUMBER><CREDITAMOUNT>1234.56</CREDITAMOUNT>", "Credit"),
        ])
    func forms(fields: String, action: String) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.place(V1TestMessage.order().with(line: ["PRICEINCL": "2000", "BTW": "21"]))
            try await sandbox.start("10001")
            let item = "<ITEM><INVOICENUMBER>10001</INVOICENUMBER>\(fields)</ITEM>"
            let message = V1TestMessage.credit([]).with(["ACTION": action]).with("INVOICES", xml: item)
            let reply = try await sandbox.answer(message)
            reply.expectReplyInvariants()
            #expect(reply.items == [ItemReply("10001", "200", "Credit applied: 1234.56 EURO.; step restarted.")])
        }
    }

    @Test("Return costs on a full credit are all that is left to pay")
    func returnCostsOfFullCredit() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            let members: [String: JSONNode?] = ["returnCosts": 1, "returnCostsAmount": .number("6.95")]
            let reply = try await sandbox.answer(json: .credit("10001", "121.00", members))
            #expect(reply.sentence == "Credit applied: 121.00 EURO.; step restarted.")
            #expect(try await sandbox.openAmount() == "6.95")
            try await sandbox.pay("3TST10001", "6.95")
            #expect(try await sandbox.status() == "1 Paid")
        }
    }
}
