/// An amount to credit on an order, for example for returned goods.
public struct Credit: Hashable, Sendable, Encodable {
    /// Order number or invoice number.
    public var number: String
    /// Amount to credit, VAT included.
    public var creditAmount: Amount
    /// Description for the invoice.
    public var description: String?
    /// Number of the merchant's credit note. Makes the credit idempotent for as long as the order exists.
    public var creditNumber: String?
    /// Workflow number of the order. An order under another workflow is treated as unknown.
    public var workflowNumber: Int?

    /// - Parameters:
    ///   - number: order number or invoice number.
    ///   - amount: amount to credit, VAT included.
    ///   - description: description for the invoice.
    ///   - creditNumber: number of the merchant's credit note.
    public init(of number: String, amount: Amount, description: String? = nil, creditNumber: String? = nil) {
        self.number = number
        creditAmount = amount
        self.description = description
        self.creditNumber = creditNumber
    }
}

/// Body of a credit call.
struct CreditBody: Encodable {
    let invoices: [Credit]
    let returnCosts: Amount?

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Member.self)
        try container.encode(invoices, forKey: .invoices)
        guard let returnCosts else { return }
        // The API requires both the flag and the amount.
        try container.encode(1, forKey: .returnCosts)
        try container.encode(returnCosts, forKey: .returnCostsAmount)
    }

    private enum Member: String, CodingKey { case invoices, returnCosts, returnCostsAmount }
}
