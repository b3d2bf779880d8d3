import Domain

/// Lines of an order form for one type of customer, and their sum.
struct PricedLines: Sendable {
    /// The lines that can be read, and those that close a gap to the amount that the shop sent.
    let lines: [OrderLine]
    /// Sum of the lines; the largest amount there is where 64 bits do not hold it.
    let total: Money

    /// - Parameters:
    ///   - lines: `nil` for a line that cannot be read; then no gap is closed.
    ///   - amount: the order's total, as the shop sent it.
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
        // A closing line includes VAT: whatever the other lines are, it adds its own amount to their total.
        (self.lines, self.total) = (readable + closing, amount)
    }
}

/// The difference between an order's lines and the amount that the shop sends beside them. Shops round lines, discounts
/// and totals in their own ways, and the customer agreed to the amount.
enum AmountGap: Sendable {
    /// Up to five cents become a line "Afronding".
    case ofOrder
    /// Up to five cents, and one for each line, become a line "Afronding"; a larger surplus of the lines is a discount
    /// without a line of its own, such as a gift card.
    /// - Parameter taxAmount: the VAT within the amount, as the shop computes it.
    case ofSession(taxAmount: Money?)

    /// Lines that close the gap; empty where it stays open.
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
        // As between a check and its order.
        case .ofOrder: Money(cents: 5)
        case .ofSession: Money(cents: Int64(5 + lineCount))
        }
    }

    /// A discount that leaves the shop's VAT at that of the lines is a means of payment, such as a gift card, and has
    /// no VAT. Any other one takes its part off every rate.
    private func discount(_ difference: Money, on lines: [OrderLine], taxAmount: Money?) throws -> [OrderLine] {
        let breakdown = try VATBreakdown(of: lines)
        let spread = try breakdown.spread(difference).filter { $0.amount != .zero }
            .compactMap { OrderLine(closing: $0.amount, "Korting", $0.rate) }
        guard let taxAmount else { return spread }
        let unchanged = try (taxAmount - breakdown.vat).magnitude
        // On a small discount both are within what rounding explains; the nearer one counts.
        let reduced = try (taxAmount - VATBreakdown(of: lines + spread).vat).magnitude
        guard unchanged <= tolerance(lines.count), unchanged < reduced else { return spread }
        return [OrderLine(closing: difference, "Korting", .zero)].compactMap(\.self)
    }
}

extension OrderLine {
    /// A line that the platform adds.
    /// - Parameter amount: VAT included, at most `OrderLimits.maxAmount` in either direction.
    fileprivate init?(closing amount: Money, _ description: String, _ rate: VATRate) {
        self.init(
            code: nil, description: description, quantity: ExactDecimal(integer: 1),
            unitPrice: .includingVAT(ExactDecimal(millionths: amount.cents * 10_000)), vatRate: rate)
    }
}
