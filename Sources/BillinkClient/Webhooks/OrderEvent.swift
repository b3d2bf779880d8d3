/// Event of an order, as reported to a webhook.
public enum OrderEvent: Hashable, Sendable {
    /// The order was placed.
    case placed
    /// The workflow was started.
    case workflowStarted
    /// A payment was registered, and an amount is still due.
    case partialPaymentAdded
    /// The order is paid: nothing is due any more.
    case paid
    /// A part of the order was credited.
    case partialCreditAdded
    /// The whole order was credited.
    case fullyAccredited
    /// The customer has no unpaid orders at this shop.
    case customerFullyPaid
    /// A hold began or was extended.
    case onHold
    /// A hold ended. Signed webhooks only.
    case resumed
    /// A step of the workflow was executed. Signed webhooks only.
    case stepAdvanced
    /// The order was handed over to the collector. Signed webhooks only.
    case inCollection
    /// An event that this version of the client does not know.
    case other(String)

    private static let names: [(name: String, event: OrderEvent)] = [
        ("order_placed", .placed), ("order_workflow_started", .workflowStarted),
        ("partial_payment_added", .partialPaymentAdded), ("order_paid", .paid),
        ("partial_credit_added", .partialCreditAdded), ("order_fully_accredited", .fullyAccredited),
        ("customer_fully_paid", .customerFullyPaid), ("order_on_hold", .onHold), ("order_resumed", .resumed),
        ("order_step_advanced", .stepAdvanced), ("order_in_collection", .inCollection),
    ]

    /// - Parameter name: name in the API: `order_placed`.
    public init(name: String) {
        self = Self.names.first { $0.name == name }?.event ?? .other(name)
    }

    /// Name in the API: `order_placed`.
    public var name: String {
        if case .other(let name) = self { return name }
        return Self.names.first { $0.event == self }?.name ?? ""
    }
}
