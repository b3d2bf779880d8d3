/// An amount to take off an order: goods came back, a price was wrong.
public struct Credit: Hashable, Sendable, Encodable {
    /// The order number or the invoice number.
    public var number: String
    /// How much.
    public var creditAmount: Amount
    /// Why, for the invoice.
    public var description: String?
    /// The shop's number of its credit note: the same number with the same content is done once, at any time.
    public var creditNumber: String?
    /// The order's workflow, if it is to be compared.
    public var workflowNumber: Int?

    /// - Parameters:
    ///   - number: the order number or the invoice number.
    ///   - amount: how much.
    ///   - description: why.
    ///   - creditNumber: the shop's number of its credit note.
    public init(of number: String, amount: Amount, description: String? = nil, creditNumber: String? = nil) {
        self.number = number
        creditAmount = amount
        self.description = description
        self.creditNumber = creditNumber
    }
}

/// Credits, and what the customers are to bear of the return.
struct CreditBody: Encodable {
    let invoices: [Credit]
    let returnCosts: Amount?

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Member.self)
        try container.encode(invoices, forKey: .invoices)
        guard let returnCosts else { return }
        // The API wants both: the wish and the amount.
        try container.encode(1, forKey: .returnCosts)
        try container.encode(returnCosts, forKey: .returnCostsAmount)
    }

    private enum Member: String, CodingKey { case invoices, returnCosts, returnCostsAmount }
}
