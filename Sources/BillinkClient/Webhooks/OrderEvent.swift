/// What happened to an order.
public enum OrderEvent: Hashable, Sendable {
    /// The order was taken in.
    case placed
    /// Its workflow was started.
    case workflowStarted
    /// Something was paid, and something is still due.
    case partialPaymentAdded
    /// Nothing is due any more.
    case paid
    /// Something was credited.
    case partialCreditAdded
    /// All of it was credited.
    case fullyAccredited
    /// The customer owes this shop nothing on any order.
    case customerFullyPaid
    /// A hold began or was prolonged.
    case onHold
    /// A hold ended. Signed webhooks only.
    case resumed
    /// A step of the workflow has come. Signed webhooks only.
    case stepAdvanced
    /// The collector took over. Signed webhooks only.
    case inCollection
    /// An event that came later than this client.
    case other(String)

    private static let names: [(name: String, event: OrderEvent)] = [
        ("order_placed", .placed), ("order_workflow_started", .workflowStarted),
        ("partial_payment_added", .partialPaymentAdded), ("order_paid", .paid),
        ("partial_credit_added", .partialCreditAdded), ("order_fully_accredited", .fullyAccredited),
        ("customer_fully_paid", .customerFullyPaid), ("order_on_hold", .onHold), ("order_resumed", .resumed),
        ("order_step_advanced", .stepAdvanced), ("order_in_collection", .inCollection),
    ]

    /// - Parameter name: as the API writes it: `order_placed`.
    public init(name: String) {
        self = Self.names.first { $0.name == name }?.event ?? .other(name)
    }

    /// As the API writes it: `order_placed`.
    public var name: String {
        if case .other(let name) = self { return name }
        return Self.names.first { $0.event == self }?.name ?? ""
    }
}
