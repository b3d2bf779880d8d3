/// A line of an order. Shipping costs, fees and discounts are lines too; a discount has a negative amount.
public struct OrderItem: Hashable, Sendable, Encodable {
    /// The shop's code of the product, up to 64 characters.
    public var code: String?
    /// What it is, as it stands on the invoice.
    public var name: String
    /// More about it.
    public var description: String?
    /// How many.
    public var quantity: Quantity
    /// The price of one piece, VAT included. It counts where both prices are sent.
    public var productAmount: Amount?
    /// The price of one piece without VAT. On a company's order such a line stays net: VAT is computed once for each
    /// rate, over the sum of the lines.
    public var productAmountExcl: NetPrice?
    /// The tax in the price of one piece.
    public var productTaxAmount: Amount?
    /// What the line comes to, VAT included. It counts when it is within a cent a piece of price times quantity.
    public var totalProductAmount: Amount?
    /// The rate of the tax in the price, or on it.
    public var taxRate: TaxRate
    /// Why the rate is 0, if that differs from what the order says.
    public var vatReason: VATReason?
    /// The same in the shop's words, for the invoice; up to 254 characters.
    public var vatReasonText: String?

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

    /// A line with a net price.
    /// - Parameters:
    ///   - code: the shop's code of the product.
    ///   - name: what it is.
    ///   - quantity: how many.
    ///   - productAmountExcl: the price of one piece without VAT.
    ///   - taxRate: the rate of the tax on it.
    public init(
        code: String? = nil, name: String, quantity: Quantity = 1, productAmountExcl: NetPrice, taxRate: TaxRate
    ) {
        self.code = code
        self.name = name
        self.quantity = quantity
        self.productAmountExcl = productAmountExcl
        self.taxRate = taxRate
    }
}
