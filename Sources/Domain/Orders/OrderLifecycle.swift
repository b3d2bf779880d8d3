/// The life of an order after it was placed, as a pure state machine: a command goes in, effects come out.
///
/// It knows no clock and no database. The use case writes the new state and the effects down in one transaction.
package struct OrderLifecycle: Hashable, Sendable {
    package enum Stage: String, Hashable, Sendable {
        case placed
        case started
        case paid
        case credited
    }

    package enum Command: Hashable, Sendable {
        /// The merchant has shipped and wants its money.
        case start(trackAndTrace: String?)
    }

    /// What the use case has to write down. The new position is read from the lifecycle itself.
    package enum Effect: Hashable, Sendable {
        case record(OrderEvent)
    }

    /// How far the workflow has come.
    package struct Position: Hashable, Sendable {
        /// The step that was done last, an index into the workflow's steps.
        package var step: Int
        /// When the next step falls due; none after the last one.
        package var nextStepAt: Instant?
        /// The day by which the customer should have paid; none before the invoice.
        package var dueOn: CivilDate?

        package init(step: Int, nextStepAt: Instant?, dueOn: CivilDate? = nil) {
            self.step = step
            self.nextStepAt = nextStepAt
            self.dueOn = dueOn
        }
    }

    package private(set) var stage: Stage
    /// Present from the start of the workflow on.
    package private(set) var position: Position?
    /// What the customer owes the platform now; nothing before the workflow has started.
    package private(set) var amountDue: Money

    /// The state as it was stored.
    package init(stage: Stage, position: Position?, amountDue: Money) {
        self.stage = stage
        self.position = position
        self.amountDue = amountDue
    }

    /// An order that has just been taken in.
    package static let placed = OrderLifecycle(stage: .placed, position: nil, amountDue: .zero)

    /// Carries a command out, or refuses it and stays as it is.
    package mutating func handle(_ command: Command, at now: Instant, for terms: Terms) throws(Refusal) -> [Effect] {
        switch command {
        case .start(let trackAndTrace):
            try start(at: now, for: terms, trackAndTrace: trackAndTrace)
        }
    }

    /// What about the order and its agreement its life depends on.
    package struct Terms: Sendable {
        package let plan: CollectionPlan
        package let total: Money
        package let dutchTime: DutchTime

        package init(plan: CollectionPlan, total: Money, dutchTime: DutchTime) {
            self.plan = plan
            self.total = total
            self.dutchTime = dutchTime
        }
    }

    private mutating func start(
        at now: Instant, for terms: Terms, trackAndTrace: String?
    ) throws(Refusal) -> [Effect] {
        guard stage == .placed else {
            // Credited in full before anything was asked of the customer: there is nothing to collect.
            throw Refusal(stage == .credited && position == nil ? .notAllowed : .alreadyStarted)
        }
        stage = .started
        amountDue = terms.total
        position = Position(step: 0, nextStepAt: terms.dueMoment(after: 0, doneAt: now))
        let details = trackAndTrace.map { ["trackAndTrace": $0] } ?? [:]
        return [.record(OrderEvent(.workflowStarted, by: .merchant, at: now, details: details))]
    }
}

extension OrderLifecycle.Terms {
    /// When the step after this one falls due: 09:00 of its day, whatever the hour of the step before it, and at once
    /// where that has passed.
    fileprivate func dueMoment(after step: Int, doneAt moment: Instant) -> Instant? {
        let next = step + 1
        guard next < plan.steps.count else { return nil }
        let day = dutchTime.date(at: moment).adding(days: plan.days(before: next))
        return max(moment, dutchTime.nineOClock(on: day))
    }
}
