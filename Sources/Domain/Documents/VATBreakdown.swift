/// VAT of an amount, by rate. It is computed once for each rate: within the sum of the lines including VAT
/// (docs/spec/platform.md) and on top of the sum of the net lines (docs/spec/collection.md).
package struct VATBreakdown: Hashable, Sendable {
    /// Amounts of one rate.
    package struct Subtotal: Hashable, Sendable {
        package let rate: VATRate
        /// VAT included.
        package let gross: Money
        package let vat: Money
        package let net: Money
        private let hasNetLines: Bool

        /// - Parameters:
        ///   - including: sum of the lines including VAT.
        ///   - excluding: sum of the net lines.
        fileprivate init(_ rate: VATRate, including: Money, excluding: Money = .zero, hasNetLines: Bool = false) throws
        {
            let added = try rate.added(to: excluding)
            self.rate = rate
            self.hasNetLines = hasNetLines
            gross = try including + excluding + added
            vat = try rate.vat(in: including) + added
            net = try gross - vat
        }

        private init(_ rate: VATRate, gross: Money, vat: Money) throws {
            self.rate = rate
            self.gross = gross
            self.vat = vat
            net = try gross - vat
            hasNetLines = false
        }

        /// Amounts that a credit takes off this rate, as it raises the credited part of the gross amount.
        fileprivate func credit(from before: Money, to after: Money) throws -> Subtotal {
            // The VAT of a rate with net lines may differ from the VAT within its gross amount. The parts taken off by
            // credits still add up to it.
            guard hasNetLines else { return try Subtotal(rate, including: after - before) }
            return try Subtotal(rate, gross: after - before, vat: vat(within: after) - vat(within: before))
        }

        private func vat(within portion: Money) -> Money {
            portion == gross ? vat : rate.vat(in: portion)
        }
    }

    /// Subtotals, highest rate first.
    package let subtotals: [Subtotal]

    package let gross: Money
    package let vat: Money
    package let net: Money

    /// - Throws: `InvariantViolation` when the lines do not add up within 64 bits.
    package init(of lines: [OrderLine]) throws {
        let byRate = Dictionary(grouping: lines, by: \.vatRate)
        try self.init(
            try byRate.map { rate, lines in
                try Subtotal(
                    rate, including: lines.sum { $0.netTotal == nil ? $0.total : .zero },
                    excluding: lines.sum { $0.netTotal ?? .zero }, hasNetLines: lines.contains { $0.netTotal != nil })
            })
    }

    private init(_ shares: [Subtotal]) throws {
        self.subtotals = shares.sorted { $0.rate.percentage > $1.rate.percentage }
        gross = try shares.sum(\.gross)
        vat = try shares.sum(\.vat)
        net = try gross - vat
    }

    /// Amounts that a credit takes off each rate. A shop credits an amount and names no lines, so the amount is
    /// allocated in proportion to the order. All credits of an order together take off exactly the amounts of each
    /// rate.
    /// - Parameter earlier: sum of the earlier credits.
    package func allocateCredit(_ amount: Money, afterCredits earlier: Money) throws -> VATBreakdown {
        let before = try allocate(earlier)
        let after = try allocate(earlier + amount)
        return try VATBreakdown(zip(subtotals, zip(before, after)).map { try $0.credit(from: $1.0, to: $1.1) })
    }

    /// Allocates an amount, at most the gross amount, over the rates.
    private func allocate(_ amount: Money) throws -> [Money] {
        try Self.spread(amount, over: subtotals.map(\.gross))
    }

    /// Allocates an amount over the rates in proportion to their gross amounts. Rates with an amount of zero or less,
    /// such as those of a discount only, get nothing.
    package func spread(_ amount: Money) throws -> [(rate: VATRate, amount: Money)] {
        let parts = try Self.spread(amount, over: subtotals.map { max($0.gross, .zero) })
        return zip(subtotals, parts).map { (rate: $0.rate, amount: $1) }
    }

    private static func spread(_ amount: Money, over weights: [Money]) throws -> [Money] {
        let whole = try weights.sum()
        guard whole > .zero else { return weights.map { _ in .zero } }
        var parts = try weights.map { weight in
            try Money(
                exactly: ExactDecimal.divideRoundingHalfAwayFromZero(
                    Int128(weight.cents) * Int128(amount.cents), by: Int128(whole.cents)))
        }
        // The rounding remainder goes to the largest weight.
        let rest = try amount - parts.sum()
        if let largest = weights.indices.max(by: { weights[$0] < weights[$1] }) {
            parts[largest] = try parts[largest] + rest
        }
        return parts
    }

    /// Sum of lines, VAT included: the total of an order.
    /// - Throws: `InvariantViolation` when they do not add up within 64 bits.
    package static func total(of lines: [OrderLine]) throws -> Money {
        // Without net lines, no VAT has to be computed.
        guard lines.contains(where: { $0.netTotal != nil }) else { return try lines.sum(\.total) }
        return try VATBreakdown(of: lines).gross
    }

    /// Amounts of the lines including VAT, in their order. Their sum is the total.
    package static func grossAmounts(of lines: [OrderLine]) throws -> [Money] {
        var nets: [VATRate: Money] = [:]
        return try lines.map { line in
            guard let net = line.netTotal else { return line.total }
            let before = nets[line.vatRate] ?? .zero
            let after = try before + net
            nets[line.vatRate] = after
            return try net + line.vatRate.added(to: after) - line.vatRate.added(to: before)
        }
    }

    /// Amounts of the lines without VAT, in their order. Those of one rate sum to its net amount. Remaining cents go to
    /// the lines including VAT that lost most by rounding, one each.
    package static func netAmounts(of lines: [OrderLine]) throws -> [Money] {
        var amounts = try lines.map { try $0.netTotal ?? ($0.total - $0.vatRate.vat(in: $0.total)) }
        for share in try VATBreakdown(of: lines.filter { $0.netTotal == nil }).subtotals {
            let own = lines.indices.filter { lines[$0].netTotal == nil && lines[$0].vatRate == share.rate }
            let rest = try share.net - own.sum { amounts[$0] }
            let direction: Int64 = rest < .zero ? -1 : 1
            let worst = own.sorted { left, right in
                direction == 1
                    ? lines[left].roundingRemainder(amounts[left]) > lines[right].roundingRemainder(amounts[right])
                    : lines[left].roundingRemainder(amounts[left]) < lines[right].roundingRemainder(amounts[right])
            }
            for index in worst.prefix(Int(rest.magnitude.cents)) {
                amounts[index] = try amounts[index] + Money(cents: direction)
            }
        }
        return amounts
    }
}

extension OrderLine {
    /// Exact amount without VAT minus a rounded one, in a unit that all lines of one rate share.
    fileprivate func roundingRemainder(_ rounded: Money) -> Int128 {
        let scale = Int128(ExactDecimal.scale)
        let factor = 100 * scale + Int128(vatRate.percentage.percent.millionths)
        return Int128(total.cents) * 100 * scale - Int128(rounded.cents) * factor
    }
}
