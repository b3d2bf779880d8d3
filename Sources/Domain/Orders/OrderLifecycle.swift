/// State machine of an order after it was placed. Pure: takes a command, returns effects.
///
/// It knows no clock and no database. The use case stores the new state and the effects in one transaction.
package struct OrderLifecycle: Hashable, Sendable {
    /// Stages of an order. Their raw values are stored.
    package enum Stage: String, Hashable, Sendable {
        case placed = "placed"
        case started = "started"
        case paid = "paid"
        case credited = "credited"
    }

    /// Commands of merchants and customers.
    package enum Command: Hashable, Sendable {
        /// The merchant has shipped and asks for collection.
        case start(trackAndTrace: String?, deliveryDate: CivilDate? = nil)
        case credit(Credit)
        /// The merchant reports a payment that it received itself.
        case registerPayment(Money, description: String?)
        /// The customer has paid the platform.
        case receivePayment(Money)
        /// - Parameter days: calendar days.
        case hold(days: Int)
        case resume
    }

    /// Credit of a merchant on an order.
    package struct Credit: Hashable, Sendable {
        package var amount: Money
        /// Costs of the return that the customer bears, 0 to `amount`.
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

    /// Effects that the use case stores. The new state is read from the lifecycle itself.
    package enum Effect: Hashable, Sendable {
        /// An event of the order, with its posting if it moves money.
        case record(OrderEvent, Posting? = nil)
        /// Enqueues a webhook event.
        case notify(OrderWebhookEvent, at: Instant)
    }

    /// Progress of a workflow.
    package struct Position: Hashable, Sendable {
        /// Index of the last executed step in the plan.
        package var stepIndex: Int
        /// Due time of the next step, ignoring a hold; `nil` after the last step.
        package var nextStepAt: Instant?
        /// Due date of the invoice, ignoring a hold; `nil` before the invoice.
        package var dueDate: CivilDate?

        package init(stepIndex: Int, nextStepAt: Instant?, dueDate: CivilDate? = nil) {
            self.stepIndex = stepIndex
            self.nextStepAt = nextStepAt
            self.dueDate = dueDate
        }
    }

    /// A hold. During it the position keeps the dates from before the hold.
    package struct Hold: Hashable, Sendable {
        package var startDate: CivilDate
        /// Day on which the hold ends automatically, at the time of `DutchCalendar.stepTime(on:)`.
        package var endDate: CivilDate

        package init(startDate: CivilDate, endDate: CivilDate) {
            self.startDate = startDate
            self.endDate = endDate
        }
    }

    package internal(set) var stage: Stage
    /// `nil` until the workflow is started.
    package internal(set) var position: Position?
    package internal(set) var hold: Hold?
    /// Balance of the order's receivable: the amount that the customer owes now. Negative after a credit or payment
    /// before the start.
    package internal(set) var amountDue: Money
    /// Amount that the platform owes the customer.
    package internal(set) var refundDue: Money
    /// Sum of all credits.
    package internal(set) var creditedAmount: Money

    /// Restores a stored state.
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

    /// State of a new order.
    package static let placed = OrderLifecycle(stage: .placed, position: nil, amountDue: .zero)

    /// True until the order is settled or credited.
    package var isOpen: Bool { stage == .placed || stage == .started }

    /// Amount that the customer still has to pay, also before the start of the workflow.
    /// - Throws: `InvariantViolation` on overflow.
    package func openAmount(ofTotal total: Money) throws(InvariantViolation) -> Money {
        // The total is not in the receivable until the order is started or is closed before the start.
        position == nil && stage != .credited ? try total + amountDue : amountDue
    }

    /// Applies a command. A refusal leaves the state unchanged.
    ///
    /// The caller runs `advance` first, so that no earlier step is still due.
    /// - Throws: `Refusal`; `InvariantViolation`, after which the state must not be used.
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

    /// Order and workflow data that the state machine reads.
    package struct Context: Sendable {
        package let plan: CollectionPlan
        package let total: Money
        package let customerType: CustomerType
        package let isGuaranteed: Bool
        package let dutchTime: DutchCalendar
        package let lateStepPolicy: LateStepPolicy

        package init(
            plan: CollectionPlan, total: Money, customerType: CustomerType, isGuaranteed: Bool,
            dutchTime: DutchCalendar,
            lateStepPolicy: LateStepPolicy
        ) {
            self.plan = plan
            self.total = total
            self.customerType = customerType
            self.isGuaranteed = isGuaranteed
            self.dutchTime = dutchTime
            self.lateStepPolicy = lateStepPolicy
        }
    }

    /// Time recorded for a step that is executed later than it was due.
    package enum LateStepPolicy: Hashable, Sendable {
        /// Records the due time: for a clock that jumps.
        case backdate
        /// Records the execution time, so that no term begins before its letter is sent.
        case useExecutionTime
    }

    private mutating func start(
        at now: Instant, for terms: Context, trackAndTrace: String?, deliveryDate: CivilDate?
    ) throws -> [Effect] {
        guard position == nil else { throw Refusal(.alreadyStarted) }
        // The order was credited in full before the start: there is nothing to collect.
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
    /// Due time of the step after this one: at `DutchCalendar.stepTime(on:)` of its day, but not before `moment`; `nil`
    /// after the last step.
    /// - Parameter day: day from which the days of the next step are counted.
    func dueTime(afterStep step: Int, countedFrom day: CivilDate, notBefore moment: Instant) -> Instant? {
        guard let next = plan.next(after: step, for: customerType) else { return nil }
        return max(moment, dutchTime.stepTime(on: day.adding(days: next.days)))
    }

    /// Step of a position; `nil` if the plan has none at that index.
    package func step(at position: OrderLifecycle.Position?) -> WorkflowStep? {
        position.flatMap { plan.step(at: $0.stepIndex) }
    }
}
