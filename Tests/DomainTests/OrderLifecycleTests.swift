import Testing

@testable import Domain

@Suite("The life of an order")
struct OrderLifecycleTests {
    private let dutchTime: DutchCalendar

    init() throws {
        dutchTime = try #require(DutchCalendar())
    }

    @Test("A placed order owes nothing and has no position")
    func placing() {
        #expect(OrderLifecycle.placed == OrderLifecycle(stage: .placed, position: nil, amountDue: .zero))
    }

    @Test("Starting makes the total due and puts the order on the first step")
    func starting() throws {
        let now = utc("2026-11-23T12:00:00Z")
        var lifecycle = OrderLifecycle.placed
        let effects = try lifecycle.handle(.start(trackAndTrace: nil), at: now, in: terms())
        #expect(lifecycle.stage == .started)
        #expect(lifecycle.amountDue == Money(cents: 1_210))
        #expect(lifecycle.position == .init(stepIndex: 0, nextStepAt: utc("2026-11-26T08:00:00Z"), dueDate: nil))
        #expect(
            try effects == [
                .record(
                    OrderEvent(.workflowStarted(amount: Money(cents: 1_210)), by: .merchant, occurredAt: now),
                    Posting(.workflowStarted, Money(cents: 1_210), debit: .receivable, credit: .merchantPayable)),
                .notify(.workflowStarted, at: now),
            ])
    }

    @Test("The parcel's code is kept with the start")
    func trackAndTrace() throws {
        let now = utc("2026-11-23T12:00:00Z")
        var lifecycle = OrderLifecycle.placed
        let effects = try lifecycle.handle(.start(trackAndTrace: "3STEST"), at: now, in: terms())
        let codes = effects.compactMap { effect -> String? in
            guard case .record(let event, _) = effect,
                case .workflowStarted(_, let trackAndTrace, _) = event.payload
            else { return nil }
            return trackAndTrace
        }
        #expect(codes == ["3STEST"])
    }

    @Test(
        "The invoice falls due at 09:00 in Amsterdam, three Dutch calendar days after the start",
        arguments: [
            ("2026-11-23T00:00:00.000Z", "2026-11-26T08:00:00Z"), ("2026-11-23T22:59:59.999Z", "2026-11-26T08:00:00Z"),
            ("2026-11-23T23:00:00.000Z", "2026-11-27T08:00:00Z"), ("2026-07-01T21:59:59.999Z", "2026-07-04T07:00:00Z"),
            ("2026-07-01T22:00:00.000Z", "2026-07-05T07:00:00Z"), ("2026-12-30T12:00:00.000Z", "2027-01-02T08:00:00Z"),
            ("2024-02-27T12:00:00.000Z", "2024-03-01T08:00:00Z"),
        ]
    )
    func dueMoments(start: String, due: String) throws {
        #expect(try started(at: start).position?.nextStepAt == utc(due))
    }

    @Test(
        "Over a change of the clocks it stays 09:00 on the wall",
        arguments: [
            ("2026-03-26T12:00:00Z", "2026-03-29T07:00:00Z"), ("2026-03-27T12:00:00Z", "2026-03-30T07:00:00Z"),
            ("2026-03-28T23:30:00Z", "2026-04-01T07:00:00Z"), ("2026-03-25T12:00:00Z", "2026-03-28T08:00:00Z"),
            ("2026-10-22T12:00:00Z", "2026-10-25T08:00:00Z"), ("2026-10-23T12:00:00Z", "2026-10-26T08:00:00Z"),
            ("2026-10-24T22:30:00Z", "2026-10-28T08:00:00Z"), ("2026-10-21T12:00:00Z", "2026-10-24T07:00:00Z"),
        ]
    )
    func changeOfClocks(start: String, due: String) throws {
        #expect(try started(at: start).position?.nextStepAt == utc(due))
    }

    @Test(
        "Without a start delay the invoice is due at 09:00 of the same day, or immediately after 09:00",
        arguments: [
            ("2026-11-23T07:00:00Z", "2026-11-23T08:00:00Z"), ("2026-11-23T08:00:00Z", "2026-11-23T08:00:00Z"),
            ("2026-11-23T15:00:00Z", "2026-11-23T15:00:00Z"), ("2026-03-29T00:30:00Z", "2026-03-29T07:00:00Z"),
        ]
    )
    func noStartDelay(start: String, due: String) throws {
        #expect(try started(at: start, workflow: 4).position?.nextStepAt == utc(due))
    }

    @Test("The last step of a workflow falls due like any other, and after it nothing does")
    func lastStep() throws {
        let steps = WorkflowStep.remindersOnly
        #expect(try nextStep(of: Array(steps.prefix(2))) == utc("2026-11-26T08:00:00Z"))
        #expect(try nextStep(of: Array(steps.prefix(1))) == nil)
    }

    @Test("A second start is refused and changes nothing")
    func secondStart() throws {
        var lifecycle = try started(at: "2026-11-23T12:00:00Z")
        let before = lifecycle
        let terms = try terms()
        #expect(throws: Refusal(.alreadyStarted)) {
            try lifecycle.handle(.start(trackAndTrace: "3STEST"), at: utc("2026-11-24T12:00:00Z"), in: terms)
        }
        #expect(lifecycle == before)
    }

    @Test("A paid order cannot be started again and stays paid")
    func paidOrder() throws {
        let position = OrderLifecycle.Position(stepIndex: 1, nextStepAt: nil)
        var lifecycle = OrderLifecycle(stage: .paid, position: position, amountDue: .zero)
        let before = lifecycle
        let terms = try terms()
        #expect(throws: Refusal(.alreadyStarted)) {
            try lifecycle.handle(.start(trackAndTrace: nil), at: utc("2026-11-24T12:00:00Z"), in: terms)
        }
        #expect(lifecycle == before)
    }

    @Test("An order credited in full before it started may not be started (707)")
    func creditedBeforeStart() throws {
        var lifecycle = OrderLifecycle(stage: .credited, position: nil, amountDue: .zero)
        let before = lifecycle
        let terms = try terms()
        #expect(throws: Refusal(.creditedBeforeStart)) {
            try lifecycle.handle(.start(trackAndTrace: nil), at: utc("2026-11-24T12:00:00Z"), in: terms)
        }
        #expect(lifecycle == before)
    }

    /// Time at which the second of these steps falls due after a start on 23 November.
    private func nextStep(of steps: [WorkflowStep]) throws -> Instant? {
        var plan = try terms().plan
        plan.steps = steps
        var lifecycle = OrderLifecycle.placed
        let terms = OrderLifecycle.Context(
            plan: plan, total: .euros(1), customerType: .consumer, isGuaranteed: true, dutchTime: dutchTime,
            lateStepPolicy: .useExecutionTime)
        _ = try lifecycle.handle(.start(trackAndTrace: nil), at: utc("2026-11-23T12:00:00Z"), in: terms)
        #expect(lifecycle.position?.stepIndex == 0)
        return lifecycle.position?.nextStepAt
    }

    private func started(at moment: String, workflow: Int = 1) throws -> OrderLifecycle {
        var lifecycle = OrderLifecycle.placed
        _ = try lifecycle.handle(.start(trackAndTrace: nil), at: utc(moment), in: terms(workflow))
        return lifecycle
    }

    private func terms(_ number: Int = 1) throws -> OrderLifecycle.Context {
        let agreement = try #require(Agreement.standard.first { $0.workflow.number == number })
        return OrderLifecycle.Context(
            plan: agreement.plan, total: Money(cents: 1_210), customerType: .consumer,
            isGuaranteed: agreement.workflow.isGuaranteed, dutchTime: dutchTime, lateStepPolicy: .useExecutionTime)
    }
}
