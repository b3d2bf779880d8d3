@testable import ServerTestSupport
import Testing

@Suite("Order info")
struct OrderInfoTests {
    private static func reply(_ orders: String...) -> String {
        #"{"result":"MSG","code":"200","invoices":[\#(orders.joined(separator: ","))]}"#
    }

    private static func order(
        _ status: Int, _ description: String, amount: String = "121.00", open: String, number: String = "10001",
        due: String? = nil, workflow: Int = 3, step: String? = nil
    ) -> String {
        """
        {"number":"\(number)","status":\(status),"description":"\(description)","paidOut":0,"amount":"\(amount)",\
        "openAmount":"\(open)","dueDate":\(due.map { "\"\($0)\"" } ?? "null"),"workflowNumber":\(workflow),\
        "step":\(step.map { "\"\($0)\"" } ?? "null")}
        """
    }

    private func expect(_ expected: String, _ sandbox: TestServer, _ location: SourceLocation = #_sourceLocation)
        async throws
    {
        let reply = try await sandbox.answer(json: .info("10001"))
        reply.expectWellMadeJSON(location)
        #expect(reply.text == Self.reply(expected), sourceLocation: location)
    }

    @Test("From the order to its payment, info reports the amount due, the due date and the step")
    func life() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.place()
            try await expect(Self.order(0, "No steps given", open: "121.00"), sandbox)
            try await sandbox.start("10001")
            try await expect(
                Self.order(2, "Wait for payment ( Start delay )", open: "121.00", step: "Start delay"), sandbox)
            try await sandbox.advance(["days": 3])
            try await expect(
                Self.order(
                    2, "Wait for payment ( Invoice )", open: "121.00", due: "10-12-2026", step: "Invoice"), sandbox)
            #expect(try await sandbox.answer(.hold("10001", days: "2")).code == "200")
            try await expect(
                Self.order(
                    2, "On hold until 28-11-2026 ( Invoice )", open: "121.00", due: "12-12-2026", step: "Invoice"),
                sandbox)
            #expect(try await sandbox.answer(.resume("10001")).code == "200")
            #expect(try await sandbox.answer(.credit("10001", "20.99")).verdict == "200")
            try await expect(
                Self.order(2, "Wait for payment ( Invoice )", open: "100.01", due: "10-12-2026", step: "Invoice"),
                sandbox)
            try await sandbox.pay("3TST10001", "100.01")
            try await expect(Self.order(1, "Paid", open: "0.00", due: "10-12-2026", step: "Invoice"), sandbox)
        }
    }

    @Test("With the collector the costs are open too")
    func collection() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeInCollection()
            // 15 % of 121.00, at least 40.00.
            try await expect(
                Self.order(
                    2, "Wait for payment ( Collection )", open: "161.00", due: "10-12-2026", workflow: 1,
                    step: "Collection"), sandbox)
            try await sandbox.pay("1TST10001", "161.00")
            #expect(try await sandbox.status() == "1 Paid")
        }
    }

    @Test("An unknown order has a number and a description only, and equal numbers are answered once")
    func numbers() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.place()
            let reply = try await sandbox.answer(json: .info("no\"body", "3TST10001", "no\"body"))
            #expect(
                reply.text
                    == Self.reply(
                        #"{"number":"no\"body","status":-1,"description":"Order not found"}"#,
                        Self.order(0, "No steps given", open: "121.00", number: "3TST10001")))
        }
    }

    @Test(
        "A workflow number beside the order's must be the order's",
        arguments: [("3", 0), (3, 0), (1, -1), ("x", -1)] as [(JSONNode, Int)])
    func workflows(number: JSONNode, status: Int) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.place()
            let invoices: JSONNode = [["number": 10001, "workflowNumber": number]]
            let reply = try await sandbox.answer(json: V2TestMessage.info().with(["invoices": invoices]))
            #expect(reply.json?["invoices"]?[0]?["status"] == .number("\(status)"))
        }
    }

    @Test("A hundred orders are answered")
    func manyOrders() async throws {
        try await TestServer.audited { sandbox in
            let reply = try await sandbox.answer(.status(of: (1...100).map(String.init)), through: .v2)
            #expect(reply.json?["invoices"]?.elements.count == 100)
        }
    }
}
