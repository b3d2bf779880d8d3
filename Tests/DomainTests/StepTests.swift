import Testing

@testable import Domain

@Suite("The steps of workflows")
struct StepTests {
    /// A start on 23 November 2026 at noon, and everything that follows by itself.
    struct Life: Sendable, CustomTestStringConvertible {
        let workflow: Int
        let type: CustomerType
        let dueOn: String
        let diary: [String]

        var testDescription: String { "workflow \(workflow), type \(type.rawValue)" }
    }

    static let lives = [
        Life(
            workflow: 1, type: .consumer, dueOn: "2026-12-10",
            diary: [
                "2026-11-26 09:00 Invoice", "2026-12-11 09:00 Reminder", "2026-12-18 09:00 Second reminder",
                "2026-12-25 09:00 Statutory notice", "2027-01-10 09:00 Collection",
                "2027-01-10 09:00 collection_costs_charged 45.00",
            ]),
        Life(
            workflow: 1, type: .business, dueOn: "2026-12-10",
            diary: [
                "2026-11-26 09:00 Invoice", "2026-12-11 09:00 Reminder", "2026-12-18 09:00 Second reminder",
                "2027-01-03 09:00 Collection", "2027-01-03 09:00 collection_costs_charged 45.00",
            ]),
        Life(
            workflow: 2, type: .business, dueOn: "2026-12-26",
            diary: [
                "2026-11-26 09:00 Invoice", "2026-12-27 09:00 Reminder", "2027-01-10 09:00 Second reminder",
                "2027-01-24 09:00 Collection", "2027-01-24 09:00 collection_costs_charged 45.00",
            ]),
        Life(
            workflow: 3, type: .consumer, dueOn: "2026-12-10",
            diary: [
                "2026-11-26 09:00 Invoice", "2026-12-11 09:00 Reminder", "2026-12-18 09:00 Second reminder",
            ]),
        Life(
            workflow: 3, type: .business, dueOn: "2026-12-10",
            diary: [
                "2026-11-26 09:00 Invoice", "2026-12-11 09:00 Reminder", "2026-12-18 09:00 Second reminder",
            ]),
        Life(
            workflow: 4, type: .consumer, dueOn: "2026-12-07",
            diary: [
                "2026-11-23 12:00 Invoice", "2026-12-08 09:00 Reminder", "2026-12-15 09:00 Second reminder",
                "2026-12-22 09:00 Statutory notice", "2027-01-07 09:00 Collection",
                "2027-01-07 09:00 collection_costs_charged 45.00",
            ]),
    ]

    @Test(
        "An unpaid order, checked every hour, goes through exactly these steps on these days", arguments: lives)
    func hourly(life: Life) throws {
        for lateSteps in [OrderLifecycle.LateStepPolicy.backdate, .useExecutionTime] {
            var order = OrderFixture(workflow: life.workflow, life.type, total: .euros(300), lateSteps: lateSteps)
            try order.handle(.start, at: "2026-11-23 12:00")
            for hour in 1...(24 * 90) as ClosedRange<Int64> {
                order.advance(to: instant("2026-11-23 12:00").adding(hours: hour))
            }
            #expect(order.diary == ["2026-11-23 12:00 workflow_started 300.00"] + life.diary)
            #expect(order.dueOn == life.dueOn)
            #expect(order.nextStep == nil)
            #expect(order.books.findings(in: OrderFixture.dutchTime) == [])
        }
    }

    @Test(
        "After a jump of a year the same steps are executed, each with the time at which it was due", arguments: lives)
    func jump(life: Life) throws {
        var order = OrderFixture(workflow: life.workflow, life.type, total: .euros(300))
        try order.handle(.start, at: "2026-11-23 12:00")
        order.advance(to: "2027-11-23 12:00")
        #expect(order.diary == ["2026-11-23 12:00 workflow_started 300.00"] + life.diary)
        #expect(order.dueOn == life.dueOn)
    }

    @Test("Each step happens at nine and not a millisecond before, whatever the hour of the start", arguments: 0..<24)
    func nineOClock(hour: Int64) throws {
        var order = OrderFixture()
        let start = Instant(milliseconds: instant("2026-03-24 09:00").milliseconds + (hour - 9) * 3_600_000)
        try order.handle(.start, at: start)
        var moments: [Instant] = []
        while let due = order.lifecycle.nextActionAt(in: OrderFixture.dutchTime) {
            let count = order.events.count
            order.advance(to: Instant(milliseconds: due.milliseconds - 1))
            #expect(order.events.count == count)
            order.advance(to: due)
            #expect(order.events.count > count)
            moments.append(due)
        }
        let days = ["2026-03-27", "2026-04-11", "2026-04-18", "2026-04-25", "2026-05-11"]
        #expect(moments == days.map { OrderFixture.dutchTime.stepTime(on: day($0)) })
    }

    @Test("A platform that was down sends its letters late, and each term runs from the day its letter left")
    func downForTenDays() throws {
        var order = OrderFixture(lateSteps: .useExecutionTime)
        try order.handle(.start, at: "2026-11-23 12:00")
        // Down over the invoice, over the reminder and over the second one.
        for moment in ["2026-12-06 15:00", "2027-01-01 10:00", "2027-01-07 23:59", "2027-01-25 10:30"] {
            order.advance(to: moment)
        }
        #expect(order.dueOn == "2026-12-20")
        order.advance(to: "2027-02-01 09:00")
        order.advance(to: "2027-02-17 08:59")
        #expect(order.stepName == "Statutory notice")
        order.advance(to: "2027-02-17 09:00")
        #expect(
            order.diary.dropFirst().dropLast() == [
                "2026-12-06 15:00 Invoice", "2027-01-01 10:00 Reminder", "2027-01-25 10:30 Second reminder",
                "2027-02-01 09:00 Statutory notice", "2027-02-17 09:00 Collection",
            ])
    }

    @Test("The notice keeps its 16 days when it leaves late, and when the platform is down at their end")
    func lateNotice() throws {
        var order = OrderFixture(lateSteps: .useExecutionTime)
        try order.handle(.start, at: "2026-11-23 12:00")
        for moment in ["2026-11-26 09:00", "2026-12-11 09:00", "2026-12-18 09:00", "2027-01-04 10:00"] {
            order.advance(to: moment)
        }
        #expect(order.stepName == "Statutory notice")
        #expect(order.nextStep == "2027-01-20 09:00")
        order.advance(to: "2027-01-20 08:59")
        #expect(order.stepName == "Statutory notice")
        order.advance(to: "2027-01-30 14:00")
        #expect(
            order.diary.suffix(2) == [
                "2027-01-30 14:00 Collection", "2027-01-30 14:00 collection_costs_charged 40.00",
            ])
    }

    @Test("In a sandbox the same jumps leave every step at its day")
    func jumpsOfASandbox() throws {
        var order = OrderFixture(lateSteps: .backdate)
        try order.handle(.start, at: "2026-11-23 12:00")
        for moment in ["2026-12-06 15:00", "2027-01-04 10:00", "2027-01-30 14:00"] { order.advance(to: moment) }
        #expect(
            order.diary.dropFirst() == Self.lives[0].diary.dropLast() + [
                "2027-01-10 09:00 collection_costs_charged 40.00"
            ])
    }

    @Test("A late platform does one step of an order at a time: the next one has its own days")
    func oneStepAtATime() throws {
        var order = OrderFixture(lateSteps: .useExecutionTime)
        try order.handle(.start, at: "2026-11-23 12:00")
        order.advance(to: "2027-11-23 12:00")
        #expect(order.diary.dropFirst() == ["2027-11-23 12:00 Invoice"])
        #expect(order.nextStep == "2027-12-08 09:00")
    }

    @Test("A consumer without a notice that has run out pays no costs", arguments: [[0, 15], [16], []])
    func costsWithoutNotice(days: [Int]) throws {
        // A notice that is too short, none, or a hand-over at once.
        var steps = Array(WorkflowStep.consumerCollection.dropLast(2))
        if days.count == 2 { steps.append(WorkflowStep("Statutory notice", .sendStatutoryNotice, after: days[0])) }
        steps.append(WorkflowStep("Collection", .handOverToCollector, after: days.last ?? 0))
        let plan = CollectionPlan(startDelayDays: 0, paymentTermDays: 14, steps: steps)
        for (type, costs) in [(CustomerType.consumer, Money.zero), (.business, .euros(40))] {
            var order = OrderFixture(plan, type)
            try order.handle(.start, at: "2026-11-23 12:00")
            order.advance(to: "2027-11-23 12:00")
            #expect(order.lifecycle.isInCollection(order.terms))
            #expect(try order.balance(of: .collectionCosts) == .zero - costs)
        }
    }

    @Test("The days between the notice and the hand-over count together")
    func costsAfterAnotherLetter() throws {
        let steps =
            WorkflowStep.consumerCollection.dropLast() + [
                WorkflowStep("Last call", .sendReminder, after: 10),
                WorkflowStep("Collection", .handOverToCollector, after: 6),
            ]
        var order = OrderFixture(CollectionPlan(startDelayDays: 3, paymentTermDays: 14, steps: Array(steps)))
        try order.handle(.start, at: "2026-11-23 12:00")
        order.advance(to: "2027-11-23 12:00")
        #expect(
            order.diary.suffix(2) == [
                "2027-01-10 09:00 Collection", "2027-01-10 09:00 collection_costs_charged 40.00",
            ])
    }

    @Test("The costs are those of what is due on the day, not of the total")
    func costsOfTheRest() throws {
        var order = OrderFixture(total: .euros(1_500))
        try order.handle(.start, at: "2026-11-23 12:00")
        try order.handle(.pay("1000"), at: "2027-01-09 12:00")
        order.advance(to: "2027-02-01 12:00")
        #expect(order.diary.last == "2027-01-10 09:00 collection_costs_charged 75.00")
        #expect(order.open == .euros(575))
    }

    @Test("The merchant is notified of every step, and of the hand-over by its own event")
    func notices() throws {
        var order = OrderFixture()
        try order.handle(.start, at: "2026-11-23 12:00")
        order.advance(to: "2027-02-01 12:00")
        let steps = Array(repeating: OrderWebhookEvent.stepAdvanced, count: 4)
        #expect(order.notices == [.workflowStarted] + steps + [.inCollection])
    }

    @Test("An order that stands on a step its agreement has lost stays where it is")
    func lostStep() throws {
        let position = OrderLifecycle.Position(stepIndex: 9, nextStepAt: instant("2026-11-23 12:00"))
        var lifecycle = OrderLifecycle(stage: .started, position: position, amountDue: .euros(100))
        let terms = OrderFixture().terms
        #expect(try lifecycle.advance(to: instant("2026-11-24 12:00"), in: terms) == [])
        #expect(lifecycle.nextActionAt(in: OrderFixture.dutchTime) == nil)
        #expect(!lifecycle.isInCollection(terms))
    }
}
