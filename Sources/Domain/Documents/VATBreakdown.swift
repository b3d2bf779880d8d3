/// What of an order's amount is VAT, for each rate: reckoned over the sum of the rate's lines (`platform.md` 3).
package struct VATBreakdown: Hashable, Sendable {
    /// The part of one rate.
    package struct Share: Hashable, Sendable {
        package let rate: VATRate
        /// VAT included.
        package let gross: Money
        package let vat: Money
        package let net: Money

        init(_ rate: VATRate, gross: Money) throws {
            self.rate = rate
            self.gross = gross
            vat = rate.included(in: gross)
            net = try gross - vat
        }
    }

    /// The highest rate first.
    package let shares: [Share]

    package let gross: Money
    package let vat: Money
    package let net: Money

    /// - Throws: `InvariantViolation` when the lines do not add up within 64 bits.
    package init(of lines: [OrderLine]) throws {
        let byRate = Dictionary(grouping: lines, by: \.vatRate)
        try self.init(try byRate.map { rate, lines in (rate, try lines.sum(\.total)) })
    }

    private init(_ amounts: [(VATRate, Money)]) throws {
        shares = try amounts.map { try Share($0, gross: $1) }.sorted { $0.rate.percentage > $1.rate.percentage }
        gross = try shares.sum(\.gross)
        vat = try shares.sum(\.vat)
        net = try gross - vat
    }

    /// What a credit takes off each rate. A shop credits an amount and names no lines, so that it is spread over the
    /// rates as the order is; all credits of an order together take off each rate what was on it.
    /// - Parameter earlier: what was credited before.
    package func credit(of amount: Money, after earlier: Money) throws -> VATBreakdown {
        let before = try portion(earlier)
        let after = try portion(earlier + amount)
        return try VATBreakdown(zip(shares, zip(before, after)).map { ($0.rate, try $1.1 - $1.0) })
    }

    /// An amount up to the whole, spread over the rates.
    private func portion(_ amount: Money) throws -> [Money] {
        let whole = gross
        guard whole > .zero else { return shares.map { _ in .zero } }
        var parts = try shares.map { share in
            try Money(
                exactly: ExactDecimal.divide(
                    Int128(share.gross.cents) * Int128(amount.cents), by: Int128(whole.cents)))
        }
        // What rounding left over belongs to the largest.
        let rest = try amount - parts.sum()
        if let largest = shares.indices.max(by: { shares[$0].gross < shares[$1].gross }) {
            parts[largest] = try parts[largest] + rest
        }
        return parts
    }

    /// The amount without VAT of each line, in their order; those of a rate sum to its net amount. The cents that
    /// rounding left over go to the lines that lost most by it, one each.
    package static func netAmounts(of lines: [OrderLine]) throws -> [Money] {
        var amounts = try lines.map { try $0.total - $0.vatRate.included(in: $0.total) }
        for share in try VATBreakdown(of: lines).shares {
            let own = lines.indices.filter { lines[$0].vatRate == share.rate }
            let rest = try share.net - own.sum { amounts[$0] }
            let direction: Int64 = rest < .zero ? -1 : 1
            let worst = own.sorted { left, right in
                direction == 1
                    ? lines[left].lost(in: amounts[left]) > lines[right].lost(in: amounts[right])
                    : lines[left].lost(in: amounts[left]) < lines[right].lost(in: amounts[right])
            }
            for index in worst.prefix(Int(rest.magnitude.cents)) {
                amounts[index] = try amounts[index] + Money(cents: direction)
            }
        }
        return amounts
    }
}

extension OrderLine {
    /// What the exact amount without VAT has more than a rounded one, in a unit that lines of one rate have in common.
    fileprivate func lost(in rounded: Money) -> Int128 {
        let scale = Int128(ExactDecimal.scale)
        let factor = 100 * scale + Int128(vatRate.percentage.percent.millionths)
        return Int128(total.cents) * 100 * scale - Int128(rounded.cents) * factor
    }
}
