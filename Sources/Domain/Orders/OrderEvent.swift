/// Something that happened to an order. The list of them is append-only and tells the order's whole life.
package struct OrderEvent: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        case placed = "placed"
        case workflowStarted = "workflow_started"
        /// A step of the workflow was done: the invoice was sent, a reminder, the notice.
        case stepDone = "step_done"
        case credited = "credited"
        /// An order was credited in full before its workflow was started: what would have been due is booked against
        /// what was taken off.
        case closedBeforeStart = "never_started"
        case returnCostsCharged = "return_costs_charged"
        /// The merchant says that it was paid.
        case paymentRegistered = "payment_registered"
        /// The customer paid the platform.
        case paymentReceived = "payment_received"
        case collectionCostsCharged = "collection_costs_charged"
        case held = "held"
        case resumed = "resumed"
        case messagePosted = "message"
    }

    package enum Actor: String, Hashable, Sendable {
        case merchant = "merchant"
        case platform = "platform"
        case customer = "customer"
    }

    package let kind: Kind
    package let actor: Actor
    package let occurredAt: Instant
    /// What belongs to it.
    package let details: [Detail: String]

    package init(_ kind: Kind, by actor: Actor, occurredAt instant: Instant, details: [Detail: String?] = [:]) {
        self.kind = kind
        self.actor = actor
        self.occurredAt = instant
        self.details = details.compactMapValues { $0 }
    }

    /// What can be told of an event beside its kind.
    package enum Detail: String, Hashable, Sendable, CodingKeyRepresentable, Codable {
        /// In cents.
        case amount = "amount"
        case trackAndTrace = "trackAndTrace"
        case description = "description"
        /// The name of the step that was done or begun anew.
        case step = "step"
        /// What doing a step sent: a `DocumentKind`.
        case document = "document"
        /// The day by which the customer had to pay when a step was done, `2026-11-23`.
        case dueDate = "dueOn"
        /// A day, `2026-11-23`.
        case holdEndDate = "until"
        case messageText = "text"
        case creditNumber = "creditNumber"
        /// The day the goods are delivered, `2026-11-23`, where the start of the workflow said so.
        case deliveryDate = "deliveryDate"
    }
}

extension OrderEvent.Kind {
    /// Whether such an event comes with a posting of the same number.
    package var movesMoney: Bool {
        switch self {
        case .workflowStarted, .credited, .closedBeforeStart, .returnCostsCharged, .paymentRegistered, .paymentReceived,
            .collectionCostsCharged:
            true
        case .placed, .stepDone, .held, .resumed, .messagePosted: false
        }
    }
}

/// What a merchant's webhook is told of an order, by the name it is told under (docs/spec/webhooks.md).
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

    /// Whether only signed webhooks know it.
    package var requiresSignedWebhook: Bool {
        switch self {
        case .resumed, .stepAdvanced, .inCollection: true
        case .placed, .workflowStarted, .partlyPaid, .paid, .partlyCredited, .fullyCredited, .customerFullyPaid, .held:
            false
        }
    }
}
