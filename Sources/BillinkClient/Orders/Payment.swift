/// What a customer paid to the shop itself.
public struct Payment: Hashable, Sendable, Encodable {
    /// The order number or the invoice number.
    public var number: String
    /// How much.
    public var amount: Amount
    /// How it was paid; up to 30 characters.
    public var description: String?
    /// The order's workflow, if it is to be compared.
    public var workflowNumber: Int?

    /// - Parameters:
    ///   - number: the order number or the invoice number.
    ///   - amount: how much.
    ///   - description: how it was paid; up to 30 characters.
    public init(of number: String, amount: Amount, description: String? = nil) {
        self.number = number
        self.amount = amount
        self.description = description
    }
}
