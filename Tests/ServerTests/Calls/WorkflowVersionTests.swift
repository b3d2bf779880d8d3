import Domain
@testable import ServerTestSupport
import Storage
import Synchronization
import Testing
import UseCases
import Wire

@Suite("Terms that change on a day")
struct WorkflowVersionTests {
    @Test("A running order keeps its term, started before the day or after it, and an order of the day has the new one")
    func term() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted("1")
            try await sandbox.place(.order(["ORDERNUMBER": "2"]))
            let outcome = try await sandbox.set(3) { $0.plan.paymentTermDays = 30 }
            #expect(outcome.isChanged)
            #expect(outcome.version.validFrom?.iso == "2026-11-24")
            try await sandbox.place(.order(["ORDERNUMBER": "3"]))
            try await sandbox.advance(["days": 1])
            try await sandbox.place(.order(["ORDERNUMBER": "4"]))
            for number in ["2", "3", "4"] { try await sandbox.start(number) }
            try await sandbox.advance(["days": 3])
            var dueDates: [String?] = []
            for number in ["1", "2", "3", "4"] {
                dueDates.append(try await sandbox.lifecycle(number).position?.dueDate?.iso)
            }
            #expect(dueDates == ["2026-12-10", "2026-12-11", "2026-12-11", "2026-12-27"])
            #expect(try await sandbox.info("2")["dueDate"]?.text == "11-12-2026")
            #expect(try await sandbox.info("4")["dueDate"]?.text == "27-12-2026")

            // Every call on, and the steps to the end.
            for number in ["2", "4"] {
                #expect(try await sandbox.answer(.credit(number, "21")).verdict == "200")
                #expect(try await sandbox.answer(.hold(number, days: "3")).verdict == "200")
                #expect(try await sandbox.answer(.resume(number)).verdict == "200")
            }
            try await sandbox.expectBalancedBooks()
            // A reminder follows a day after the due date.
            try await sandbox.advance(["days": 20])
            #expect(try await sandbox.lifecycle("2").position?.stepIndex == 2)
            #expect(try await sandbox.lifecycle("4").position?.stepIndex == 1)
            try await sandbox.advance(["days": 60])
            try await sandbox.pay("3TST2", "100")
            try await sandbox.pay("3TST4", "100")
            for number in ["2", "4"] { #expect(try await sandbox.lifecycle(number).stage == .paid) }
        }
    }

    @Test("An order stands on the steps it was placed with, though the workflow has fewer now")
    func steps() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.placeStarted("1")
            try await sandbox.set(3) { agreement in
                agreement.plan.steps = WorkflowStep.plan([(.sendReminder, 5)])
                agreement.workflow.name = "Short"
            }
            try await sandbox.advance(["days": 40])
            #expect(try await sandbox.lifecycle("1").position?.stepIndex == 3)
            try await sandbox.placeStarted("2")
            try await sandbox.advance(["days": 40])
            #expect(try await sandbox.lifecycle("2").position?.stepIndex == 2)
            let (old, new) = try await (
                ShowOrder(sandbox.platform)("1", of: nil), ShowOrder(sandbox.platform)("2", of: nil)
            )
            #expect(old.workflow == "3 Not guaranteed")
            #expect(new.workflow == "3 Short")
            #expect(old.stepName == "Second reminder")
            #expect(new.stepName == "Reminder")
            #expect(old.documents.map(\.kind) == [.invoice, .reminder, .reminder])
            #expect(new.documents.map(\.kind) == [.invoice, .reminder])
        }
    }

    @Test(
        "The day begins at midnight in Amsterdam, in winter and in summer",
        arguments: [("2026-12-10", 23), ("2027-07-01", 22)] as [(String, Int64)])
    func midnight(day: String, hourInUTC: Int64) async throws {
        try await TestServer.audited { sandbox in
            let day = try #require(CivilDate(day))
            let noon = sandbox.platform.dutchTime.stepTime(on: day).adding(hours: 3)
            _ = try await PlatformClock(sandbox.platform).advance(.to(noon))
            try await sandbox.set(3, from: day.adding(days: 1)) { $0.plan.paymentTermDays = 30 }
            sandbox.clock.advance(hours: 12, milliseconds: -1)
            try await sandbox.place(.order(["ORDERNUMBER": "1"]))
            sandbox.clock.advance(hours: 0, milliseconds: 1)
            let midnight = try await PlatformClock(sandbox.platform).now()
            #expect(midnight.milliseconds % 86_400_000 == hourInUTC * 3_600_000)
            try await sandbox.place(.order(["ORDERNUMBER": "2"]))
            #expect(try await sandbox.version(of: "1") == 1)
            #expect(try await sandbox.version(of: "2") == 2)
        }
    }

    @Test("Terms that begin today are for orders from now on")
    func today() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.place(.order(["ORDERNUMBER": "1"]))
            let today = sandbox.platform.dutchTime.date(at: sandbox.clock.now)
            try await sandbox.set(3, from: today) { $0.plan.paymentTermDays = 30 }
            try await sandbox.place(.order(["ORDERNUMBER": "2"]))
            try await sandbox.set(3, from: today) { $0.plan.paymentTermDays = 45 }
            try await sandbox.place(.order(["ORDERNUMBER": "3"]))
            for number in ["1", "2", "3"] { try await sandbox.start(number) }
            try await sandbox.advance(["days": 3])
            var dueDates: [String?] = []
            for number in ["1", "2", "3"] {
                dueDates.append(try await sandbox.lifecycle(number).position?.dueDate?.iso)
            }
            #expect(dueDates == ["2026-12-10", "2026-12-26", "2027-01-10"])
        }
    }

    @Test("Limits hold for checks and orders of the day, in both APIs", arguments: WireAPI.allCases)
    func limits(api: WireAPI) async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.set(1) { $0.workflow.maxOrderAmounts[.consumer] = .euros(100) }
            #expect(try await sandbox.answer(.check(), through: api).verdict == "500")
            let uuid = try await sandbox.approvedCheck()
            try await sandbox.advance(["hours": 12])
            #expect(try await sandbox.answer(.check(), through: api).verdict == "429")
            // The check is still good, but the order is judged by the terms it would have.
            let order = V1TestMessage.order(["WORKFLOWNUMBER": "1", "CHECKUUID": uuid])
            #expect(try await sandbox.answer(order, through: api).verdict == "452")
            #expect(try await sandbox.count("orders") == 0)
        }
    }

    @Test("Terms for the same day are replaced, and terms that are there already are not stored again")
    func replaced() async throws {
        try await TestServer.audited { sandbox in
            let rows = try await sandbox.count("workflow_versions")
            try await sandbox.set(3) { $0.plan.paymentTermDays = 30 }
            let second = try await sandbox.set(3) { $0.plan.startDelayDays = 1 }
            #expect(second.version.agreement.plan.paymentTermDays == 30)
            try await sandbox.set(3) { $0.plan.paymentTermDays = 21 }
            let last = try await sandbox.set(3) { $0.plan.paymentTermDays = 21 }
            #expect(!last.isChanged)
            #expect(try await sandbox.count("workflow_versions") == rows + 3)
            try await sandbox.advance(["days": 1])
            try await sandbox.placeStarted("1")
            try await sandbox.advance(["days": 1])
            #expect(try await sandbox.lifecycle("1").position?.dueDate?.iso == "2026-12-16")
            let described = try await DescribeMerchant(sandbox.platform)("usertest")
            #expect(described.agreements.count == 4)
            #expect(described.agreements[2].agreement.plan.paymentTermDays == 21)
        }
    }

    @Test("Invalid terms, or those of another workflow or day, change nothing")
    func refused() async throws {
        try await TestServer.run { sandbox in
            let rows = try await sandbox.count("workflow_versions")
            let today = sandbox.platform.dutchTime.date(at: sandbox.clock.now)
            await #expect(throws: SetWorkflow.Failure.pastDay(today: today)) {
                try await sandbox.set(3, from: today.adding(days: -1)) { $0.plan.paymentTermDays = 30 }
            }
            await #expect(throws: SetWorkflow.Failure.unknownWorkflow(numbers: [1, 2, 3, 4])) {
                try await sandbox.set(5) { $0.plan.paymentTermDays = 30 }
            }
            await #expect(throws: SetWorkflow.Failure.invalid(.paymentTerm)) {
                try await sandbox.set(3) { $0.plan.paymentTermDays = 61 }
            }
            await #expect(throws: MerchantNotFound.self) {
                try await SetWorkflow(sandbox.platform)(3, of: "nobody", from: nil) { $0.plan.paymentTermDays = 30 }
            }
            #expect(try await sandbox.count("workflow_versions") == rows)
        }
    }

    @Test("Another merchant's workflow of the same number stays as it is")
    func otherMerchant() async throws {
        try await TestServer.audited { sandbox in
            let today = sandbox.platform.dutchTime.date(at: sandbox.clock.now)
            try await sandbox.set(3, from: today) { $0.plan.paymentTermDays = 30 }
            try await sandbox.place(.order().from(.apitest))
            #expect(try await sandbox.version(of: "10001", .apitest) == 1)
        }
    }

    @Test("An order of a session has the terms of the day on which it is placed")
    func session() async throws {
        try await TestServer.audited { sandbox in
            // Sessions live an hour.
            sandbox.clock.advance(hours: 10, milliseconds: 30 * 60_000)
            let (before, after, between) = try await (
                sandbox.session(SessionMessage().numbered("1")), sandbox.session(SessionMessage().numbered("2")),
                sandbox.session(SessionMessage().numbered("3"))
            )
            try await sandbox.set(1) { $0.plan.paymentTermDays = 30 }
            _ = try await sandbox.complete(before)
            #expect(try await sandbox.version(of: "1") == 1)

            // Midnight comes after the session was read, before its order is stored.
            let outcome = try await sandbox.complete(
                between, on: sandbox.platform(movingTheClockBeforeTransaction: 2, minutes: 45))
            guard case .completed = outcome else {
                Issue.record("\(outcome)")
                return
            }
            #expect(try await sandbox.version(of: "3") == 2)
            #expect(try await sandbox.storedContent("3").date.iso == "2026-11-24")
            guard case .completed = try await sandbox.complete(after) else {
                Issue.record("not completed")
                return
            }
            #expect(try await sandbox.version(of: "2") == 2)
        }
    }

    @Test("A partner's new start delay is for orders that are placed afterwards")
    func partner() async throws {
        try await TestServer.audited { sandbox in
            let partner = try await sandbox.addPartner()
            let shop = try await sandbox.create(by: partner)
            try await sandbox.place(.order(["ORDERNUMBER": "1"]).from(shop))
            let selections: JSONNode = [["number": 3, "daysBeforeFirstInvoice": 10]]
            let reply = try await sandbox.answer(
                json: .merchant("update", "bakkerij", ["workflows": selections]).from(partner))
            #expect(reply.status == 200, "\(reply.text)")
            try await sandbox.place(.order(["ORDERNUMBER": "2"]).from(shop))
            for number in ["1", "2"] {
                #expect(try await sandbox.answer(.start(number).from(shop)).verdict == "500")
            }
            try await sandbox.advance(["days": 4])
            #expect(try await sandbox.lifecycle("1", of: shop).position?.stepIndex == 1)
            #expect(try await sandbox.lifecycle("2", of: shop).position?.stepIndex == 0)
        }
    }

    @Test("An audit finds an order whose terms are gone")
    func audit() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place()
            try await sandbox.expectBalancedBooks()
            try await sandbox.execute("UPDATE orders SET workflow_version = 9")
            #expect(
                try await AuditBooks(sandbox.platform)().findings == [
                    "Order 3TST10001: the version of its workflow does not exist."
                ])
        }
    }
}

extension TestServer {
    /// Changes terms of the usual merchant.
    @discardableResult
    fileprivate func set(
        _ number: Int, from day: CivilDate? = nil, _ change: @escaping @Sendable (inout Agreement) -> Void
    ) async throws -> SetWorkflow.Outcome {
        try await SetWorkflow(platform)(number, of: "usertest", from: day, change)
    }

    /// The version of its workflow that an order was placed under.
    fileprivate func version(of number: String, _ account: TestAccount = .usertest) async throws -> Int? {
        try await storedOrder(number, of: account)?.workflowVersion
    }

    /// Another process on the same store, before one of whose transactions time passes.
    fileprivate func platform(movingTheClockBeforeTransaction number: Int, minutes: Int64) -> Platform {
        let transactions = Counter()
        let clock = clock
        return Platform(
            database: InterceptedDatabase(store: platform.database) { _ in
                if transactions.next() == number { clock.advance(hours: 0, milliseconds: minutes * 60_000) }
            },
            environment: .sandbox, dutchTime: platform.dutchTime, node: 2, clock: { clock.now },
            uptime: { clock.uptime },
            randomBytes: { count in (0..<count).map { _ in UInt8.random(in: .min ... .max) } },
            publicURL: { "https://pay.example.com" }, encodeWebhook: WebhookPayload.encode)
    }
}

/// Counts calls from wherever they come.
private final class Counter: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
        count.withLock { count in
            count += 1
            return count
        }
    }
}
