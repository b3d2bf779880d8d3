/// An order by its number, that of the shop or that on the invoice.
public struct OrderReference: Hashable, Sendable, Encodable {
    /// The order number or the invoice number.
    public var number: String
    /// The order's workflow; another one makes the order an unknown one.
    public var workflowNumber: Int?

    /// - Parameters:
    ///   - number: the order number or the invoice number.
    ///   - workflowNumber: the order's workflow.
    public init(_ number: String, workflowNumber: Int? = nil) {
        self.number = number
        self.workflowNumber = workflowNumber
    }
}

extension OrderReference: ExpressibleByStringLiteral {
    /// An order number or invoice number.
    public init(stringLiteral number: String) {
        self.init(number)
    }
}
