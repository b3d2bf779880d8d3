@testable import ServerTestSupport
import Testing

@Suite("STATUS")
struct StatusTests {
    @Test("Order number and invoice number are both answered, each as it was sent")
    func numbers() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place(.order(["ORDERNUMBER": "2026.1"]))
            let reply = try await sandbox.answer(.status("2026.1", "3TST2026-1", "2026-1", "3tst2026-1"))
            #expect(reply.elements("INVOICENUMBER") == ["2026.1", "3TST2026-1", "2026-1", "3tst2026-1"])
            #expect(reply.elements("STATUS") == ["0", "0", "-1", "-1"])
            #expect(reply.elements("PAIDOUT") == ["0", "0"])
        }
    }

    @Test("Equal numbers are answered once, in the order of the request")
    func equalNumbers() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place()
            let reply = try await sandbox.answer(.status("10002", "10001", "10002", "10001"))
            #expect(reply.elements("INVOICENUMBER") == ["10002", "10001"])
        }
    }

    @Test("An order number that is another order's invoice number is an order number")
    func ambiguousNumber() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place(.order(["ORDERNUMBER": "1"]))
            try await sandbox.place(.order(["ORDERNUMBER": "3TST1"]))
            _ = try await sandbox.answer(.start("1"))
            let reply = try await sandbox.answer(.status("3TST1", "3TST3TST1", "1"))
            #expect(reply.elements("STATUS") == ["0", "0", "2"])
        }
    }

    @Test(
        "A workflow number beside the order's must be the order's, where there is one",
        arguments: [(nil, "0"), ("", "0"), ("3", "0"), ("1", "-1"), ("100", "-1"), ("x", "-1")])
    func workflows(number: String?, status: String) async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place()
            let reply = try await sandbox.answer(.status("10001", workflow: number))
            #expect(reply.elements("STATUS") == [status])
        }
    }

    @Test("A workflow number of the whole request does not apply to its orders")
    func topLevelWorkflow() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place()
            let reply = try await sandbox.answer(V1TestMessage.status("10001").with(["WORKFLOWNUMBER": "1"]))
            #expect(reply.elements("STATUS") == ["0"])
        }
    }

    @Test("A hundred orders are answered")
    func manyOrders() async throws {
        try await TestServer.run { sandbox in
            let numbers = (1...100).map(String.init)
            let reply = try await sandbox.answer(.status(of: numbers))
            #expect(reply.elements("INVOICENUMBER") == numbers)
        }
    }

    @Test("Items may have any name and empty neighbours, and a single one may be left out")
    func itemForms() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place()
            let number = "<INVOICENUMBER>10001</INVOICENUMBER>"
            for items in [
                "<ITEM>\(number)<STATUS/><DESCRIPTION/><CODE/><MESSAGE/></ITEM>", "<INVOICE>\(number)</INVOICE>",
                number,
            ] {
                let reply = try await sandbox.answer(V1TestMessage.status().with("INVOICES", xml: items))
                #expect(reply.elements("STATUS") == ["0"], "\(items)")
            }
        }
    }

    @Test("Another merchant's order is answered as one that is not there, byte for byte")
    func foreignOrder() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place(V1TestMessage.order(["ORDERNUMBER": "theirs"]).from(.apitest))
            for (foreign, unknown) in [("theirs", "nobody"), ("3APItheirs", "3APInobody")] {
                for (message, other) in [
                    (V1TestMessage.status(foreign), V1TestMessage.status(unknown)), (.start(foreign), .start(unknown)),
                ] {
                    let reply = try await sandbox.answer(message)
                    let expected = try await sandbox.answer(other)
                    #expect(reply.text == expected.text.replacing(unknown, with: foreign))
                }
            }
            let theirs = try await sandbox.answer(V1TestMessage.status("theirs").from(.apitest))
            #expect(theirs.elements("STATUS") == ["0"])
        }
    }

    @Test(
        "An order with nothing left to pay is paid",
        arguments: [V1TestMessage.payment("10001", "121.00"), .credit("10001", "121.00")])
    func paid(settlement: V1TestMessage) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            #expect(try await sandbox.answer(settlement).verdict == "200")
            let reply = try await sandbox.answer(.status("10001"))
            #expect(reply.elements("STATUS") == ["1"])
            #expect(reply.elements("DESCRIPTION") == ["Paid"])
            #expect(reply.elements("PAIDOUT") == ["0"])
        }
    }

    @Test("A number is echoed with XML's own characters escaped")
    func escaping() async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(.status("<&>\"'é"))
            #expect(reply.elements("INVOICENUMBER") == ["&lt;&amp;&gt;\"'é"])
        }
    }
}
