import Domain

/// Lines of an order form for one customer type, with their sum.
struct PricedLines: Sendable {
    /// Readable lines, and lines that close the gap to the submitted amount.
    let lines: [OrderLine]
    /// Sum of the lines; the maximum amount on overflow.
    let total: Money

    /// - Parameters:
    ///   - lines: `nil` for an unreadable line, in which case no gap is closed.
    ///   - amount: submitted total of the order.
    init(_ lines: [OrderLine?], to amount: Money?, closing gap: AmountGap) {
        let readable = lines.compactMap(\.self)
        guard let total = try? VATBreakdown.total(of: readable) else {
            (self.lines, self.total) = (readable, Money(cents: .max))
            return
        }
        guard let amount, amount != total, readable.count == lines.count,
            let closing = try? gap.closing(readable, total: total, to: amount), !closing.isEmpty
        else {
            (self.lines, self.total) = (readable, total)
            return
        }
        // A closing line includes VAT, so it adds its own amount to the total of net and gross lines alike.
        (self.lines, self.total) = (readable + closing, amount)
    }
}

/// Treatment of a difference between an order's lines and the submitted amount. Shops round lines, discounts and totals
/// differently, and the customer agreed to the amount.
enum AmountGap: Sendable {
    /// Closes up to five cents by a line "Afronding".
    case ofOrder
    /// Closes up to five cents, plus one for each line, by a line "Afronding". A larger surplus of the lines is a
    /// discount without its own line, such as a gift card.
    /// - Parameter taxAmount: VAT within the amount, as computed by the shop.
    case ofSession(taxAmount: Money?)

    /// Lines that close the gap; empty when it is too large.
    /// - Throws: `InvariantViolation` on overflow.
    func closing(_ lines: [OrderLine], total: Money, to amount: Money) throws -> [OrderLine] {
        let difference = try amount - total
        guard total > .zero, amount > .zero, difference.magnitude <= OrderLimits.maxAmount,
            let largest = lines.max(by: { $0.total.magnitude < $1.total.magnitude })
        else { return [] }
        if difference.magnitude <= tolerance(lines.count) {
            return [OrderLine(closing: difference, "Afronding", largest.vatRate)].compactMap(\.self)
        }
        guard case .ofSession(let taxAmount) = self, difference < .zero else { return [] }
        return try discount(difference, on: lines, taxAmount: taxAmount)
    }

    private func tolerance(_ lineCount: Int) -> Money {
        switch self {
        // Equals the tolerance between a check and its order.
        case .ofOrder: Money(cents: 5)
        case .ofSession: Money(cents: Int64(5 + lineCount))
        }
    }

    /// A discount without effect on the shop's VAT is a means of payment, such as a gift card, and has no VAT. Any
    /// other discount is divided over the VAT rates.
    private func discount(_ difference: Money, on lines: [OrderLine], taxAmount: Money?) throws -> [OrderLine] {
        let breakdown = try VATBreakdown(of: lines)
        let spread = try breakdown.spread(difference).filter { $0.amount != .zero }
            .compactMap { OrderLine(closing: $0.amount, "Korting", $0.rate) }
        guard let taxAmount else { return spread }
        let unchanged = try (taxAmount - breakdown.vat).magnitude
        // For a small discount both explanations are within the rounding tolerance; the nearer one applies.
        let reduced = try (taxAmount - VATBreakdown(of: lines + spread).vat).magnitude
        guard unchanged <= tolerance(lines.count), unchanged < reduced else { return spread }
        return [OrderLine(closing: difference, "Korting", .zero)].compactMap(\.self)
    }
}

extension OrderLine {
    /// A line added by the platform.
    /// - Parameter amount: amount including VAT, at most `OrderLimits.maxAmount` in either direction.
    fileprivate init?(closing amount: Money, _ description: String, _ rate: VATRate) {
        self.init(
            code: nil, description: description, quantity: ExactDecimal(integer: 1),
            unitPrice: .includingVAT(ExactDecimal(millionths: amount.cents * 10_000)), vatRate: rate)
    }
}
