/// One line of an order. Its amounts are computed here, once, in cents.
///
/// A line includes VAT or is net. A net line is a company's line with a price excluding VAT: VAT is charged on the sum
/// of an order's net lines of one rate (`VATBreakdown`), not on each line.
package struct OrderLine: Hashable, Sendable, Codable {
    package let code: String?
    package let description: String?
    package let quantity: ExactDecimal
    package let unitPrice: UnitPrice
    package let vatRate: VATRate
    /// Quantity times price, VAT included, rounded half away from zero, or the shop's own total. Negative for a
    /// discount. For a net line, the order's total is computed from `netTotal` instead.
    package let total: Money
    /// Quantity times price of a net line, VAT excluded, rounded half away from zero. `nil` for a line including VAT.
    package private(set) var netTotal: Money?
    /// Reason for which no VAT is charged, if the shop states one and the rate is zero.
    package var vatExemption: VATExemption?

    /// Names of the stored JSON members.
    private enum CodingKeys: String, CodingKey {
        case code = "code", description = "description", quantity = "quantity", unitPrice = "unitPrice"
        case vatRate = "vatRate", total = "total", netTotal = "netTotal"
        case vatExemption = "vatExemption"
    }

    /// `nil` when the quantity is not above zero, a number is out of `OrderLimits`, or the shop's total differs from
    /// the product by more than rounding each piece explains.
    /// - Parameters:
    ///   - shopTotal: the line's total as the shop calculated it, VAT included.
    ///   - isNet: true if a price excluding VAT makes it a net line.
    package init?(
        code: String?, description: String?, quantity: ExactDecimal, unitPrice: UnitPrice, vatRate: VATRate,
        shopTotal: Money? = nil, isNet: Bool = false
    ) {
        guard quantity > .zero, quantity <= OrderLimits.maxQuantity,
            unitPrice.amount.magnitude <= OrderLimits.maxUnitPrice,
            let product = Self.total(of: quantity, at: unitPrice, vatRate: vatRate)
        else { return nil }
        self.code = code
        self.description = description
        self.quantity = quantity
        self.unitPrice = unitPrice
        self.vatRate = vatRate
        // One cent of rounding for each piece begun, and one for the line.
        let explained = quantity.millionths / ExactDecimal.scale + 2
        if let shopTotal, (Int128(shopTotal.cents) - Int128(product.cents)).magnitude > explained { return nil }
        total = shopTotal ?? product
        if isNet, !unitPrice.includesVAT {
            netTotal = Self.total(of: quantity, at: .includingVAT(unitPrice.amount), vatRate: vatRate)
        }
    }

    /// The line including VAT, as in a consumer's order.
    package var includingVAT: OrderLine {
        var line = self
        line.netTotal = nil
        return line
    }

    /// Total of a line, VAT included. Within `OrderLimits`, the product of quantity, price and VAT factor stays below
    /// 2^127 and the total below 2^63.
    private static func total(of quantity: ExactDecimal, at price: UnitPrice, vatRate: VATRate) -> Money? {
        let scale = Int128(ExactDecimal.scale)
        let product = Int128(quantity.millionths) * Int128(price.amount.millionths)
        // Multiplying euros by 100, or by 100 plus the VAT percentage, gives cents.
        let factor = price.includesVAT ? 100 * scale : 100 * scale + Int128(vatRate.percentage.percent.millionths)
        let cents = ExactDecimal.divideRoundingHalfAwayFromZero(product * factor, by: scale * scale * scale)
        return Int64(exactly: cents).map { Money(cents: $0) }
    }
}

extension OrderLine {
    /// - Throws: `DecodingError` for a quantity of zero or less, since the price of one piece is computed with it.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        code = try container.decodeIfPresent(String.self, forKey: .code)
        description = try container.decodeIfPresent(String.self, forKey: .description)
        quantity = try container.decode(ExactDecimal.self, forKey: .quantity)
        unitPrice = try container.decode(UnitPrice.self, forKey: .unitPrice)
        vatRate = try container.decode(VATRate.self, forKey: .vatRate)
        total = try container.decode(Money.self, forKey: .total)
        netTotal = try container.decodeIfPresent(Money.self, forKey: .netTotal)
        vatExemption = try container.decodeIfPresent(VATExemption.self, forKey: .vatExemption)
        guard quantity > .zero else {
            throw DecodingError.dataCorruptedError(
                forKey: .quantity, in: container, debugDescription: "not above zero")
        }
    }
}

/// Price of one piece, with or without VAT.
package struct UnitPrice: Hashable, Sendable, Codable {
    package let amount: ExactDecimal
    package let includesVAT: Bool

    /// Names of the stored JSON members.
    private enum CodingKeys: String, CodingKey {
        case amount = "amount", includesVAT = "includesVAT"
    }

    package static func includingVAT(_ amount: ExactDecimal) -> UnitPrice {
        UnitPrice(amount: amount, includesVAT: true)
    }

    package static func excludingVAT(_ amount: ExactDecimal) -> UnitPrice {
        UnitPrice(amount: amount, includesVAT: false)
    }
}
