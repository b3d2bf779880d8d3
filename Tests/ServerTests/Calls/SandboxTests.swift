import Domain
@testable import ServerTestSupport
import Storage
import Testing
import UseCases

@Suite("Sandbox calls")
struct SandboxTests {
    @Test("The clock tells Dutch time, moves and never goes back")
    func clock() async throws {
        try await TestServer.run { sandbox in
            let now = try await sandbox.answer(.get("/sandbox/clock"))
            #expect(now.status == 200)
            #expect(now.json?["status"]?.text == "success")
            #expect(now.json?["now"]?.text == "2026-11-23T13:00:00.000+01:00")
            let moved = try await sandbox.advance(["days": 14])
            #expect(moved["from"]?.text == "2026-11-23T13:00:00.000+01:00")
            #expect(moved["now"]?.text == "2026-12-07T13:00:00.000+01:00")
            #expect(moved["done"] == 0)
            let hours = try await sandbox.advance(["hours": 6])
            #expect(hours["now"]?.text == "2026-12-07T19:00:00.000+01:00")
            let summer = try await sandbox.advance(["to": "2027-07-01T00:00:00Z"])
            #expect(summer["now"]?.text == "2027-07-01T02:00:00.000+02:00")
            let back = try await sandbox.answer(.sandbox("clock/advance", ["to": "2027-06-30T00:00:00Z"]))
            #expect(back.status == 400)
            let after = try await sandbox.answer(.get("/sandbox/clock"))
            #expect(after.json?["now"]?.text == "2027-07-01T02:00:00.000+02:00")
        }
    }

    @Test("Calendar days keep the time on the wall over a change of the clocks")
    func changeOfClocks() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.advance(["to": "2027-03-27T12:00:00+01:00"])
            let moved = try await sandbox.advance(["days": 1])
            #expect(moved["now"]?.text == "2027-03-28T12:00:00.000+02:00")
        }
    }

    @Test(
        "A move that means nothing is refused with a sentence, and the clock stays",
        arguments: [
            "", "x", "[]", "null", "{}", #"{"days":0}"#, #"{"days":-1}"#, #"{"days":1.5}"#, #"{"days":"x"}"#,
            #"{"days":1,"hours":1}"#, #"{"days":1e400}"#, #"{"hours":1000001}"#, #"{"days":100000}"#, #"{"to":"now"}"#,
            #"{"to":"2026-12-24"}"#, #"{"to":"2026-12-24T09:00:00"}"#, #"{"to":"2026-13-24T09:00:00Z"}"#,
            #"{"to":"9999-12-31T00:00:00Z"}"#, #"{"to":"2026-11-23T11:59:59Z"}"#, #"{"days":[1]}"#, #"{"days":null}"#,
            #"{"to":"2026-12-24T24:00:00Z"}"#,
        ])
    func badMoves(body: String) async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(WireRequest("/sandbox/clock/advance", body: body.utf8))
            #expect(reply.status == 400)
            #expect(reply.json?["status"]?.text == "error")
            #expect(reply.json?["message"]?.text?.isEmpty == false)
            let now = try await sandbox.answer(.get("/sandbox/clock"))
            #expect(now.json?["now"]?.text == "2026-11-23T13:00:00.000+01:00")
        }
    }

    @Test("A payment returns the amount due and the refund")
    func payment() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            let part = try await sandbox.pay("3TST10001", "100")
            #expect(
                part == [
                    "status": "success", "invoiceNumber": "3TST10001", "amount": "100.00", "openAmount": "21.00",
                    "refundAmount": "0.00",
                ])
            let rest = try await sandbox.pay("3TST10001", "25.50")
            #expect(rest["openAmount"] == "0.00")
            #expect(rest["refundAmount"] == "4.50")
            let more = try await sandbox.pay("3TST10001", "1")
            #expect(more["refundAmount"] == "5.50")
            #expect(
                try await sandbox.webhookEvents().dropFirst(2)
                    == ["partial_payment_added", "order_paid", "customer_fully_paid"])
        }
    }

    @Test(
        "A payment that means nothing is refused with a sentence",
        arguments: [
            ("", 400), ("{}", 400), (#"{"invoiceNumber":"3TST10001"}"#, 400), (#"{"amount":"1"}"#, 400),
            (#"{"invoiceNumber":"3TST10001","amount":"0"}"#, 400),
            (#"{"invoiceNumber":"3TST10001","amount":"-1"}"#, 400),
            (#"{"invoiceNumber":"3TST10001","amount":1e400}"#, 400),
            (#"{"invoiceNumber":"3TST10001","amount":"x"}"#, 400),
            (#"{"invoiceNumber":["3TST10001"],"amount":"1"}"#, 400), (#"{"invoiceNumber":"3TST9","amount":"1"}"#, 404),
            (#"{"invoiceNumber":"10001","amount":"1"}"#, 404), (#"{"invoiceNumber":"3API10001","amount":"1"}"#, 404),
        ])
    func badPayments(body: String, status: Int) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            let reply = try await sandbox.answer(WireRequest("/sandbox/payments", body: body.utf8))
            #expect(reply.status == status)
            #expect(reply.json?["status"]?.text == "error")
            #expect(reply.json?["message"]?.text?.isEmpty == false)
            #expect(try await sandbox.openAmount() == "121.00")
        }
    }

    @Test("In production none of it exists")
    func production() async throws {
        try await TestServer.run(.production) { sandbox in
            let requests: [WireRequest] = [
                .get("/sandbox/clock"), .sandbox("clock/advance", ["days": 1]),
                .sandbox("payments", ["invoiceNumber": "3TST10001", "amount": "1"]),
            ]
            for request in requests {
                let reply = try await sandbox.answer(request)
                #expect(reply.status == 404)
            }
        }
    }
}

@Suite("The clock and the workflow")
struct WorkflowClockTests {
    /// Order 10001 on workflow 1, started on 23 November 2026: what its status says from these moments on.
    private static let steps: [(moment: String, status: String)] = [
        ("2026-11-26T09:00:00+01:00", "Wait for payment ( Invoice )"),
        ("2026-12-11T09:00:00+01:00", "Wait for payment ( Reminder )"),
        ("2026-12-18T09:00:00+01:00", "Wait for payment ( Second reminder )"),
        ("2026-12-25T09:00:00+01:00", "Wait for payment ( Statutory notice )"),
        ("2027-01-10T09:00:00+01:00", "Wait for payment ( Collection )"),
    ]

    @Test("A started order goes through every step at nine in the morning of its day, and not before")
    func steps() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeGuaranteed()
            try await sandbox.start("10001")
            var before = "Wait for payment ( Start delay )"
            for (moment, status) in Self.steps {
                try await sandbox.advance(["to": .string(moment.replacing("T09:00:00", with: "T08:59:59"))])
                #expect(try await sandbox.status() == "2 \(before)")
                let moved = try await sandbox.advance(["to": .string(moment)])
                #expect(moved["done"] == 1)
                #expect(try await sandbox.status() == "2 \(status)")
                before = status
            }
            #expect(
                try await sandbox.webhookEvents() == ["order_placed", "order_workflow_started"]
                    + Array(repeating: "order_step_advanced", count: 4) + ["order_in_collection"])
        }
    }

    @Test("One jump does everything that fell due, each thing stamped with its own moment")
    func jump() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeGuaranteed("1")
            try await sandbox.placeGuaranteed("2", ["EMAIL": "b@example.com"])
            for number in ["1", "2"] { try await sandbox.start(number) }
            #expect(try await sandbox.answer(.hold("2", days: "3", workflow: "1")).code == "200")
            let moved = try await sandbox.advance(["days": 365])
            #expect(
                moved["steps"] == [
                    "Invoice": 2, "Reminder": 2, "Second reminder": 2, "Statutory notice": 2, "Collection": 2,
                ])
            #expect(moved["resumed"] == 1)
            #expect(moved["done"] == 11)
            let moments = try await sandbox.momentsOfNotices("1")
            #expect(moments.suffix(5) == Self.steps.map(\.moment).suffix(5))
            let told = try await sandbox.platform.database.read { transaction in
                try transaction.rows("SELECT at FROM outbox ORDER BY id", []) { try $0.integer(0) }
            }
            #expect(told == told.sorted(), "what fell due earlier is done earlier, over all orders")
            #expect(try await sandbox.openAmount("1") == "161.00")
            let again = try await sandbox.advance(["days": 365])
            #expect(again["done"] == 0)
        }
    }

    @Test("A move to this very moment has nothing to do")
    func moveToNow() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            let moved = try await sandbox.advance(["to": "2026-11-26T09:00:00+01:00"])
            #expect(moved["done"] == 1)
            let again = try await sandbox.advance(["to": "2026-11-26T09:00:00+01:00"])
            #expect(again["done"] == 0)
        }
    }
}
