/// One line of an order. Its amounts are computed here once, in cents, and never again.
///
/// A line includes VAT or is net. A net line is a company's line with a price excluding VAT: VAT is charged over the
/// sum of an order's net lines of a rate (`VATBreakdown`), not over each line.
package struct OrderLine: Hashable, Sendable, Codable {
    package let code: String?
    package let description: String?
    package let quantity: ExactDecimal
    package let unitPrice: UnitPrice
    package let vatRate: VATRate
    /// Quantity times price, VAT included, rounded half away from zero, unless the shop rounded otherwise and says so.
    /// Negative for a discount. Of a net line only what it costs by itself; `netTotal` counts towards the order.
    package let total: Money
    /// Of a net line: quantity times price, VAT excluded, rounded half away from zero. `nil` for a line including VAT.
    package private(set) var netTotal: Money?
    /// Why no VAT is charged, where the shop says so. Of a line whose rate is zero.
    package var vatExemption: VATExemption?

    /// As they are stored.
    private enum CodingKeys: String, CodingKey {
        case code = "code", description = "description", quantity = "quantity", unitPrice = "unitPrice"
        case vatRate = "vatRate", total = "total", netTotal = "netTotal"
        case vatExemption = "vatExemption"
    }

    /// `nil` when the quantity is not above zero, price or quantity are beyond anything sold, or the shop's own total
    /// is further from their product than rounding the price of each piece explains.
    /// - Parameters:
    ///   - statedTotal: what the line comes to by the shop's own reckoning, VAT included.
    ///   - isNet: whether a price excluding VAT makes it a net line.
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
        // A cent for each piece that was begun, and one for the line.
        let explained = quantity.millionths / ExactDecimal.scale + 2
        if let shopTotal, (Int128(shopTotal.cents) - Int128(product.cents)).magnitude > explained { return nil }
        total = shopTotal ?? product
        if isNet, !unitPrice.includesVAT {
            netTotal = Self.total(of: quantity, at: .includingVAT(unitPrice.amount), vatRate: vatRate)
        }
    }

    /// The same line including VAT, as a consumer's order has it.
    package var includingVAT: OrderLine {
        var line = self
        line.netTotal = nil
        return line
    }

    /// Within the bounds of `OrderLimits` the product of quantity, price and VAT factor stays below 2^127, and the
    /// total below 2^63.
    private static func total(of quantity: ExactDecimal, at price: UnitPrice, vatRate: VATRate) -> Money? {
        let scale = Int128(ExactDecimal.scale)
        let product = Int128(quantity.millionths) * Int128(price.amount.millionths)
        // Euros times a hundred, or times a hundred plus the VAT percentage: cents either way.
        let factor = price.includesVAT ? 100 * scale : 100 * scale + Int128(vatRate.percentage.percent.millionths)
        let cents = ExactDecimal.divideRoundingHalfAwayFromZero(product * factor, by: scale * scale * scale)
        return Int64(exactly: cents).map { Money(cents: $0) }
    }
}

extension OrderLine {
    /// - Throws: `DecodingError` for a quantity that is not above zero: a price of one piece is reckoned by it.
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

/// The price of one piece, as the shop keeps it.
package struct UnitPrice: Hashable, Sendable, Codable {
    package let amount: ExactDecimal
    package let includesVAT: Bool

    /// As they are stored.
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
