/// Reference to an order by its order number or invoice number.
public struct OrderReference: Hashable, Sendable, Encodable {
    /// The order number or the invoice number.
    public var number: String
    /// Workflow number of the order. An order under another workflow is treated as unknown.
    public var workflowNumber: Int?

    /// - Parameters:
    ///   - number: order number or invoice number.
    ///   - workflowNumber: workflow number of the order.
    public init(_ number: String, workflowNumber: Int? = nil) {
        self.number = number
        self.workflowNumber = workflowNumber
    }
}

extension OrderReference: ExpressibleByStringLiteral {
    /// Creates a reference from an order number or invoice number.
    public init(stringLiteral number: String) {
        self.init(number)
    }
}
