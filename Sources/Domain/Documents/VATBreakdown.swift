/// What of an order's amount is VAT, for each rate: reckoned over the sum of the rate's lines (`platform.md` 3).
package struct VATBreakdown: Hashable, Sendable {
    /// The part of one rate.
    package struct Share: Hashable, Sendable {
        package let rate: VATRate
        /// VAT included.
        package let gross: Money
        package let vat: Money
        package var net: Money { gross - vat }

        init(_ rate: VATRate, gross: Money) {
            self.rate = rate
            self.gross = gross
            vat = rate.included(in: gross)
        }
    }

    /// The highest rate first.
    package let shares: [Share]

    package init(of lines: [OrderLine]) {
        let byRate = Dictionary(grouping: lines, by: \.vatRate)
        self.init(byRate.map { rate, lines in (rate, lines.reduce(Money.zero) { $0 + $1.total }) })
    }

    private init(_ amounts: [(VATRate, Money)]) {
        shares = amounts.map { Share($0, gross: $1) }.sorted { $0.rate.percentage > $1.rate.percentage }
    }

    package var gross: Money { shares.reduce(.zero) { $0 + $1.gross } }
    package var vat: Money { shares.reduce(.zero) { $0 + $1.vat } }
    package var net: Money { gross - vat }

    /// What a credit takes off each rate. A shop credits an amount and names no lines, so that it is spread over the
    /// rates as the order is; all credits of an order together take off each rate what was on it.
    /// - Parameter earlier: what was credited before.
    package func credit(of amount: Money, after earlier: Money) -> VATBreakdown {
        let before = portion(earlier)
        let after = portion(earlier + amount)
        return VATBreakdown(shares.indices.map { (shares[$0].rate, after[$0] - before[$0]) })
    }

    /// An amount up to the whole, spread over the rates.
    private func portion(_ amount: Money) -> [Money] {
        let whole = gross
        guard whole > .zero else { return shares.map { _ in .zero } }
        var parts = shares.map { share in
            Money(
                cents: Int64(
                    ExactDecimal.divide(Int128(share.gross.cents) * Int128(amount.cents), by: Int128(whole.cents))))
        }
        // What rounding left over belongs to the largest.
        let rest = amount - parts.reduce(.zero, +)
        if let largest = shares.indices.max(by: { shares[$0].gross < shares[$1].gross }) {
            parts[largest] = parts[largest] + rest
        }
        return parts
    }

    /// The amount without VAT of each line, in their order; those of a rate sum to its net amount. The cents that
    /// rounding left over go to the lines that lost most by it, one each.
    package static func netAmounts(of lines: [OrderLine]) -> [Money] {
        var amounts = lines.map { $0.total - $0.vatRate.included(in: $0.total) }
        for share in VATBreakdown(of: lines).shares {
            let own = lines.indices.filter { lines[$0].vatRate == share.rate }
            let rest = share.net - own.reduce(.zero) { $0 + amounts[$1] }
            let direction: Int64 = rest < .zero ? -1 : 1
            let worst = own.sorted { left, right in
                direction == 1
                    ? lines[left].lost(in: amounts[left]) > lines[right].lost(in: amounts[right])
                    : lines[left].lost(in: amounts[left]) < lines[right].lost(in: amounts[right])
            }
            for index in worst.prefix(Int(abs(rest.cents))) {
                amounts[index] = amounts[index] + Money(cents: direction)
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
