/// A line of an order. Shipping costs, fees and discounts are lines too; a discount has a negative amount.
public struct OrderItem: Hashable, Sendable, Encodable {
    /// The shop's code of the product, up to 50 characters.
    public var code: String?
    /// What it is, as it stands on the invoice.
    public var name: String
    /// More about it.
    public var description: String?
    /// How many.
    public var quantity: Quantity
    /// The price of one piece, VAT included.
    public var productAmount: Amount
    /// The tax in the price of one piece.
    public var productTaxAmount: Amount?
    /// What the line comes to, VAT included. It counts when it is within a cent a piece of price times quantity.
    public var totalProductAmount: Amount?
    /// The rate of the tax that is included.
    public var taxRate: TaxRate

    /// - Parameters:
    ///   - code: the shop's code of the product.
    ///   - name: what it is.
    ///   - quantity: how many.
    ///   - productAmount: the price of one piece, VAT included.
    ///   - totalProductAmount: what the line comes to; price times quantity where it is not said.
    ///   - taxRate: the rate of the tax that is included.
    public init(
        code: String? = nil, name: String, quantity: Quantity = 1, productAmount: Amount,
        totalProductAmount: Amount? = nil, taxRate: TaxRate
    ) {
        self.code = code
        self.name = name
        self.quantity = quantity
        self.productAmount = productAmount
        self.totalProductAmount = totalProductAmount
        self.taxRate = taxRate
    }
}
