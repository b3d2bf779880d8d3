/// The life of an order after it was placed, as a pure state machine: a command goes in, effects come out.
///
/// It knows no clock and no database. The use case writes the new state and the effects down in one transaction.
package struct OrderLifecycle: Hashable, Sendable {
    package enum Stage: String, Hashable, Sendable {
        case placed = "placed"
        case started = "started"
        case paid = "paid"
        case credited = "credited"
    }

    package enum Command: Hashable, Sendable {
        /// The merchant has shipped and wants its money.
        case start(trackAndTrace: String?, deliveryDate: CivilDate? = nil)
        case credit(Credit)
        /// The merchant reports what it was paid itself.
        case registerPayment(Money, description: String?)
        /// The customer pays the platform.
        case receivePayment(Money)
        /// For a number of calendar days.
        case hold(days: Int)
        case resume
    }

    /// What a merchant takes off an order.
    package struct Credit: Hashable, Sendable {
        package var amount: Money
        /// What the customer has to bear of the return; nothing when zero.
        package var returnCosts: Money
        package var description: String?
        package var number: String?

        package init(
            amount: Money, returnCosts: Money = .zero, description: String? = nil, number: String? = nil
        ) {
            self.amount = amount
            self.returnCosts = returnCosts
            self.description = description
            self.number = number
        }
    }

    /// What the use case has to write down. The state itself is read from the lifecycle.
    package enum Effect: Hashable, Sendable {
        /// Something happened, and perhaps moved money.
        case record(OrderEvent, Posting? = nil)
        /// The merchant is to be told.
        case notify(OrderWebhookEvent, at: Instant)
    }

    /// How far the workflow has come.
    package struct Position: Hashable, Sendable {
        /// The step that was done last, an index into the workflow's steps.
        package var stepIndex: Int
        /// When the next step falls due, were the order not on hold; none after the last one.
        package var nextStepAt: Instant?
        /// The day by which the customer should have paid; none before the invoice.
        package var dueOn: CivilDate?

        package init(stepIndex: Int, nextStepAt: Instant?, dueOn: CivilDate? = nil) {
            self.stepIndex = stepIndex
            self.nextStepAt = nextStepAt
            self.dueOn = dueOn
        }
    }

    /// A pause. As long as it lasts the position keeps the dates it had when it began.
    package struct Hold: Hashable, Sendable {
        package var startDate: CivilDate
        /// The day on which it ends by itself, at the hour at which steps fall due.
        package var endDate: CivilDate

        package init(startDate: CivilDate, endDate: CivilDate) {
            self.startDate = startDate
            self.endDate = endDate
        }
    }

    package internal(set) var stage: Stage
    /// Present from the start of the workflow on.
    package internal(set) var position: Position?
    package internal(set) var hold: Hold?
    /// The balance of the order's receivable: what the customer owes the platform now. Below zero when something was
    /// credited or paid before the start of the workflow.
    package internal(set) var amountDue: Money
    /// What the platform owes the customer.
    package internal(set) var refundDue: Money
    /// What was taken off the order in all.
    package internal(set) var creditedAmount: Money

    /// The state as it was stored.
    package init(
        stage: Stage, position: Position?, hold: Hold? = nil, amountDue: Money, refundDue: Money = .zero,
        creditedAmount: Money = .zero
    ) {
        self.stage = stage
        self.position = position
        self.hold = hold
        self.amountDue = amountDue
        self.refundDue = refundDue
        self.creditedAmount = creditedAmount
    }

    /// An order that has just been taken in.
    package static let placed = OrderLifecycle(stage: .placed, position: nil, amountDue: .zero)

    /// Whether something is or will be due.
    package var isOpen: Bool { stage == .placed || stage == .started }

    /// What the customer still has to pay in all, also when the workflow has not started.
    /// - Throws: `InvariantViolation` when the two cannot be added.
    package func openAmount(ofTotal total: Money) throws(InvariantViolation) -> Money {
        // Until an order is started, or closed without that, its total is not in its receivable.
        position == nil && stage != .credited ? try total + amountDue : amountDue
    }

    /// Carries a command out, or refuses it and stays as it is.
    ///
    /// What fell due before must have been done (`advance`).
    /// - Throws: `Refusal`; `InvariantViolation`, after which the state is not to be used.
    package mutating func handle(_ command: Command, at now: Instant, in terms: Context) throws -> [Effect] {
        switch command {
        case .start(let trackAndTrace, let deliveryDate):
            try start(at: now, for: terms, trackAndTrace: trackAndTrace, deliveryDate: deliveryDate)
        case .credit(let credit):
            try apply(credit, at: now, in: terms)
        case .registerPayment(let amount, let description):
            try registerPayment(amount, description: description, at: now, for: terms)
        case .receivePayment(let amount):
            try receivePayment(amount, at: now, in: terms)
        case .hold(let days):
            try hold(days: days, at: now, in: terms)
        case .resume:
            resume(at: now, in: terms)
        }
    }

    /// What about the order and its agreement its life depends on.
    package struct Context: Sendable {
        package let plan: CollectionPlan
        package let total: Money
        package let customerType: CustomerType
        package let isGuaranteed: Bool
        package let dutchTime: DutchCalendar
        package let lateSteps: LateStepPolicy

        package init(
            plan: CollectionPlan, total: Money, customerType: CustomerType, isGuaranteed: Bool,
            dutchTime: DutchCalendar,
            lateSteps: LateStepPolicy
        ) {
            self.plan = plan
            self.total = total
            self.customerType = customerType
            self.isGuaranteed = isGuaranteed
            self.dutchTime = dutchTime
            self.lateSteps = lateSteps
        }
    }

    /// When a step has happened that is done after the moment at which it fell due.
    package enum LateStepPolicy: Hashable, Sendable {
        /// When it was due: for a clock that jumps.
        case backdate
        /// When it was done: no term may run before its letter has left.
        case useExecutionTime
    }

    private mutating func start(
        at now: Instant, for terms: Context, trackAndTrace: String?, deliveryDate: CivilDate?
    ) throws -> [Effect] {
        guard position == nil else { throw Refusal(.alreadyStarted) }
        // Credited in full before anything was asked of the customer: there is nothing to collect.
        guard stage != .credited else { throw Refusal(.creditedBeforeStart) }
        amountDue = try amountDue + terms.total
        position = Position(stepIndex: 0, nextStepAt: nil)
        if stage == .placed {
            stage = .started
            position?.nextStepAt = terms.dueTime(
                afterStep: 0, countedFrom: terms.dutchTime.date(at: now), notBefore: now)
        }
        let payload = OrderEvent.Payload.workflowStarted(
            amount: terms.total, trackAndTrace: trackAndTrace, deliveryDate: deliveryDate)
        return [
            .record(
                OrderEvent(payload, by: .merchant, occurredAt: now),
                try Posting(.workflowStarted, terms.total, debit: .receivable, credit: .merchantPayable)),
            .notify(.workflowStarted, at: now),
        ]
    }
}

extension OrderLifecycle.Context {
    /// When the step after this one falls due: 09:00 of its day, whatever the hour of the step before it, and at once
    /// where that has passed.
    /// - Parameter day: from which the days are counted.
    func dueTime(afterStep step: Int, countedFrom day: CivilDate, notBefore moment: Instant) -> Instant? {
        guard let next = plan.next(after: step, for: customerType) else { return nil }
        return max(moment, dutchTime.stepTime(on: day.adding(days: next.days)))
    }

    /// The step an order stands on, unless the agreement has lost it.
    package func step(at position: OrderLifecycle.Position?) -> WorkflowStep? {
        position.flatMap { plan.step(at: $0.stepIndex) }
    }
}
