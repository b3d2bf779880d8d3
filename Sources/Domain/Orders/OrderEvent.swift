/// Something that happened to an order. The list of them is append-only and tells the order's whole life.
package struct OrderEvent: Hashable, Sendable {
    /// Kind of an event with its values. Only Storage knows the stored form.
    package enum Payload: Hashable, Sendable {
        case placed
        /// The order's total became due. The amount is absent only from events that are older than the ledger.
        case workflowStarted(amount: Money?, trackAndTrace: String? = nil, deliveryDate: CivilDate? = nil)
        /// A step of the workflow was done: the invoice was sent, a reminder, the notice. The document is absent from
        /// steps that send none. The oldest events have only the step's name.
        case stepDone(name: String, document: DocumentKind? = nil, dueDate: CivilDate? = nil)
        /// The number is the merchant's own.
        case credited(amount: Money, description: String? = nil, number: String? = nil)
        /// An order was credited in full before its workflow was started: what would have been due is booked against
        /// what was taken off.
        case closedBeforeStart(amount: Money)
        case returnCostsCharged(amount: Money)
        /// The merchant says that it was paid.
        case paymentRegistered(amount: Money, description: String? = nil)
        /// The customer paid the platform.
        case paymentReceived(amount: Money)
        case collectionCostsCharged(amount: Money)
        case held(until: CivilDate)
        case resumed
        case messagePosted(text: String)
    }

    /// The name of what happened, as it is stored and printed.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case placed = "placed"
        case workflowStarted = "workflow_started"
        case stepDone = "step_done"
        case credited = "credited"
        case closedBeforeStart = "never_started"
        case returnCostsCharged = "return_costs_charged"
        case paymentRegistered = "payment_registered"
        case paymentReceived = "payment_received"
        case collectionCostsCharged = "collection_costs_charged"
        case held = "held"
        case resumed = "resumed"
        case messagePosted = "message"
    }

    /// Party that caused an event. Raw values are stored.
    package enum Actor: String, Hashable, Sendable {
        case merchant = "merchant"
        case platform = "platform"
        case customer = "customer"
    }

    package let payload: Payload
    package let actor: Actor
    package let occurredAt: Instant

    package init(_ payload: Payload, by actor: Actor, occurredAt instant: Instant) {
        self.payload = payload
        self.actor = actor
        self.occurredAt = instant
    }

    package var kind: Kind { payload.kind }
}

extension OrderEvent.Payload {
    package var kind: OrderEvent.Kind {
        switch self {
        case .placed: .placed
        case .workflowStarted: .workflowStarted
        case .stepDone: .stepDone
        case .credited: .credited
        case .closedBeforeStart: .closedBeforeStart
        case .returnCostsCharged: .returnCostsCharged
        case .paymentRegistered: .paymentRegistered
        case .paymentReceived: .paymentReceived
        case .collectionCostsCharged: .collectionCostsCharged
        case .held: .held
        case .resumed: .resumed
        case .messagePosted: .messagePosted
        }
    }

    /// The amount that was moved; `nil` for what moves no money, and where the event is older than the ledger.
    package var amount: Money? {
        switch self {
        case .workflowStarted(let amount, _, _): amount
        case .credited(let amount, _, _), .closedBeforeStart(let amount), .returnCostsCharged(let amount),
            .paymentRegistered(let amount, _), .paymentReceived(let amount), .collectionCostsCharged(let amount):
            amount
        case .placed, .stepDone, .held, .resumed, .messagePosted: nil
        }
    }

    /// The name of the step that was done.
    package var stepName: String? {
        guard case .stepDone(let name, _, _) = self else { return nil }
        return name
    }

    /// The merchant's words about a credit or payment.
    package var merchantDescription: String? {
        switch self {
        case .credited(_, let description, _), .paymentRegistered(_, let description): description
        default: nil
        }
    }
}

extension OrderEvent.Kind {
    /// True for a kind whose events have a posting with the same id.
    package var movesMoney: Bool {
        switch self {
        case .workflowStarted, .credited, .closedBeforeStart, .returnCostsCharged, .paymentRegistered, .paymentReceived,
            .collectionCostsCharged:
            true
        case .placed, .stepDone, .held, .resumed, .messagePosted: false
        }
    }
}

/// Events of an order for webhooks, by their names on the wire (docs/spec/webhooks.md).
package enum OrderWebhookEvent: String, Hashable, Sendable, CaseIterable {
    case placed = "order_placed"
    case workflowStarted = "order_workflow_started"
    case partlyPaid = "partial_payment_added"
    case paid = "order_paid"
    case partlyCredited = "partial_credit_added"
    case fullyCredited = "order_fully_accredited"
    case customerFullyPaid = "customer_fully_paid"
    case held = "order_on_hold"
    case resumed = "order_resumed"
    case stepAdvanced = "order_step_advanced"
    case inCollection = "order_in_collection"

    /// True for an event that only signed webhooks send.
    package var requiresSignedWebhook: Bool {
        switch self {
        case .resumed, .stepAdvanced, .inCollection: true
        case .placed, .workflowStarted, .partlyPaid, .paid, .partlyCredited, .fullyCredited, .customerFullyPaid, .held:
            false
        }
    }
}
