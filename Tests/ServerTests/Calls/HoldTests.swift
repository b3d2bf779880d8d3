@testable import ServerTestSupport
import Testing

@Suite("ON-HOLD")
struct HoldTests {
    @Test("An order on hold reports its end date, in both APIs", arguments: WireAPI.allCases)
    func hold(api: WireAPI) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            let reply = try await sandbox.answer(.hold("10001", days: "3"), through: api)
            #expect(reply.verdict == "200")
            #expect(reply.sentence?.isEmpty == false)
            #expect(try await sandbox.status() == "2 On hold until 26-11-2026 ( Start delay )")
            #expect(try await sandbox.info()["description"]?.text == "On hold until 26-11-2026 ( Start delay )")
            #expect(try await sandbox.info()["status"] == 2)
            let resumed = try await sandbox.answer(.resume("10001"), through: api)
            #expect(resumed.verdict == "200")
            #expect(try await sandbox.status() == "2 Wait for payment ( Start delay )")
            #expect(
                try await sandbox.webhookEvents()
                    == ["order_placed", "order_workflow_started", "order_on_hold", "order_resumed"])
        }
    }

    @Test("Without days a hold is two weeks", arguments: WireAPI.allCases)
    func usualDays(api: WireAPI) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            #expect(try await sandbox.answer(.hold("10001"), through: api).verdict == "200")
            #expect(try await sandbox.status() == "2 On hold until 07-12-2026 ( Start delay )")
        }
    }

    @Test(
        "Two weeks of what is guaranteed, and more of what is not", arguments: [("1", "14"), ("3", "15"), ("3", "60")])
    func longHolds(workflow: String, days: String) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeGuaranteed("1")
            try await sandbox.place(.order(["ORDERNUMBER": "3"]))
            for number in ["1", "3"] { try await sandbox.start(number) }
            let reply = try await sandbox.answer(.hold(workflow, days: days, workflow: workflow))
            #expect(reply.code == "200")
        }
    }

    @Test("Resume is well even when the order is not on hold, started or not", arguments: WireAPI.allCases)
    func resumeWithoutHold(api: WireAPI) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.place()
            #expect(try await sandbox.answer(.resume("10001"), through: api).verdict == "200")
            try await sandbox.start("10001")
            #expect(try await sandbox.answer(.resume("10001"), through: api).verdict == "200")
            try await sandbox.pay("3TST10001", "121")
            #expect(try await sandbox.answer(.resume("10001"), through: api).verdict == "200")
            #expect(try await !sandbox.webhookEvents().contains("order_resumed"))
        }
    }

    @Test("A hold ends by itself at nine, and what was to come comes exactly as many days later")
    func endOfHold() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            // Invoice on 26 November, due on 10 December; the reminder would follow on the 11th.
            try await sandbox.advance(["to": "2026-12-01T15:00:00+01:00"])
            #expect(try await sandbox.answer(.hold("10001", days: "5")).code == "200")
            try await sandbox.advance(["to": "2026-12-06T08:59:59+01:00"])
            #expect(try await sandbox.status() == "2 On hold until 06-12-2026 ( Invoice )")
            let moved = try await sandbox.advance(["to": "2026-12-06T09:00:00+01:00"])
            #expect(moved["resumed"] == 1)
            #expect(try await sandbox.info()["dueDate"]?.text == "15-12-2026")
            try await sandbox.advance(["to": "2026-12-16T08:59:59+01:00"])
            #expect(try await sandbox.status() == "2 Wait for payment ( Invoice )")
            try await sandbox.advance(["to": "2026-12-16T09:00:00+01:00"])
            #expect(try await sandbox.status() == "2 Wait for payment ( Reminder )")
        }
    }

    @Test("Resumed early, what was to come comes as many days later as the hold lasted", arguments: [0, 1, 3])
    func earlyResume(days: Int) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            try await sandbox.advance(["to": "2026-12-01T15:00:00+01:00"])
            #expect(try await sandbox.answer(.hold("10001", days: "14")).code == "200")
            if days > 0 { try await sandbox.advance(["days": .number("\(days)")]) }
            #expect(try await sandbox.answer(.resume("10001")).code == "200")
            #expect(try await sandbox.info()["dueDate"]?.text == "\(10 + days)-12-2026")
            try await sandbox.advance(["to": .string("2026-12-\(11 + days)T08:59:59+01:00")])
            #expect(try await sandbox.status() == "2 Wait for payment ( Invoice )")
            try await sandbox.advance(["to": .string("2026-12-\(11 + days)T09:00:00+01:00")])
            #expect(try await sandbox.status() == "2 Wait for payment ( Reminder )")
        }
    }

    @Test("A step that would fall into the hold waits for its end and the days that were left")
    func stepDuringHold() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            // Two of the three days of the start delay are left.
            try await sandbox.advance(["to": "2026-11-24T15:00:00+01:00"])
            #expect(try await sandbox.answer(.hold("10001", days: "10")).code == "200")
            try await sandbox.advance(["to": "2026-12-06T08:59:59+01:00"])
            #expect(try await sandbox.status() == "2 Wait for payment ( Start delay )")
            try await sandbox.advance(["to": "2026-12-06T09:00:00+01:00"])
            #expect(try await sandbox.status() == "2 Wait for payment ( Invoice )")
        }
    }

    @Test("A payment or credit in full ends a hold")
    func endedByMoney() async throws {
        try await TestServer.audited { sandbox in
            for number in ["1", "2"] {
                try await sandbox.placeStarted(number)
                #expect(try await sandbox.answer(.hold(number, days: "3")).code == "200")
            }
            try await sandbox.pay("3TST1", "121")
            #expect(try await sandbox.answer(.credit("2", "121")).verdict == "200")
            #expect(try await sandbox.status("1") == "1 Paid")
            #expect(try await sandbox.status("2") == "1 Paid")
            let moved = try await sandbox.advance(["days": 30])
            #expect(moved["done"] == 0)
        }
    }

    @Test("A partial credit during a hold leaves all days of the step for afterwards")
    func creditDuringHold() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            try await sandbox.advance(["to": "2026-12-01T15:00:00+01:00"])
            #expect(try await sandbox.answer(.hold("10001", days: "5")).code == "200")
            try await sandbox.advance(["to": "2026-12-03T15:00:00+01:00"])
            #expect(try await sandbox.answer(.credit("10001", "1")).verdict == "200")
            try await sandbox.advance(["to": "2026-12-06T09:00:00+01:00"])
            // Fourteen days from the end of the hold on.
            #expect(try await sandbox.info()["dueDate"]?.text == "20-12-2026")
        }
    }

    @Test("RESUME is y in either case", arguments: ["y", "Y"])
    func resumeParameter(value: String) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            #expect(try await sandbox.answer(V1TestMessage.resume("10001").with(["RESUME": value])).code == "200")
        }
    }

    @Test(
        "An invalid number of days holds nothing", arguments: ["0", "-1", "x", "1.5", "99999999999999999999"],
        WireAPI.allCases)
    func wrongDays(days: String, api: WireAPI) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted()
            let reply = try await sandbox.answer(.hold("10001", days: days), through: api)
            #expect(["403", "701"].contains(reply.verdict), "\(reply.text)")
            #expect(try await sandbox.status() == "2 Wait for payment ( Start delay )")
        }
    }
}
