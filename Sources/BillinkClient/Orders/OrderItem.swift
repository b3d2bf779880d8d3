/// A line of an order. Shipping costs, fees and discounts are lines too; a discount has a negative amount.
public struct OrderItem: Hashable, Sendable, Encodable {
    /// Product code of the shop; up to 64 characters.
    public var code: String?
    /// Product name, as printed on the invoice.
    public var name: String
    /// Additional description.
    public var description: String?
    /// Number of units.
    public var quantity: Quantity
    /// Price of one unit, VAT included. Takes precedence over ``productAmountExcl``.
    public var productAmount: Amount?
    /// Price of one unit without VAT. On a company's order such a line stays net: VAT is computed once for each rate,
    /// over the sum of the lines.
    public var productAmountExcl: NetPrice?
    /// VAT in the price of one unit.
    public var productTaxAmount: Amount?
    /// Line total, VAT included. Accepted if it differs from price times quantity by at most a cent for each unit.
    public var totalProductAmount: Amount?
    /// VAT rate of the line.
    public var taxRate: TaxRate
    /// Reason for a rate of 0, if it differs from ``OrderRequest/vatReason``.
    public var vatReason: VATReason?
    /// Reason for a rate of 0 in the shop's words, for the invoice; up to 254 characters.
    public var vatReasonText: String?

    /// - Parameters:
    ///   - code: product code of the shop.
    ///   - name: product name.
    ///   - quantity: number of units.
    ///   - productAmount: price of one unit, VAT included.
    ///   - totalProductAmount: line total; price times quantity if `nil`.
    ///   - taxRate: VAT rate included in the price.
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

    /// Creates a line with a net price.
    /// - Parameters:
    ///   - code: product code of the shop.
    ///   - name: product name.
    ///   - quantity: number of units.
    ///   - productAmountExcl: price of one unit without VAT.
    ///   - taxRate: VAT rate to add to the price.
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
