/// A payment that the customer made to the shop.
public struct Payment: Hashable, Sendable, Encodable {
    /// Order number or invoice number.
    public var number: String
    /// Amount paid.
    public var amount: Amount
    /// Description of the payment; up to 30 characters.
    public var description: String?
    /// Workflow number of the order. An order under another workflow is treated as unknown.
    public var workflowNumber: Int?

    /// - Parameters:
    ///   - number: order number or invoice number.
    ///   - amount: amount paid.
    ///   - description: description of the payment; up to 30 characters.
    public init(of number: String, amount: Amount, description: String? = nil) {
        self.number = number
        self.amount = amount
        self.description = description
    }
}
