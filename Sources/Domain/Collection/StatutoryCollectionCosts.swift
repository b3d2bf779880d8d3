/// Collection costs that a late customer may be charged, by the scale of Dutch law (*WIK*; Besluit vergoeding voor
/// buitengerechtelijke incassokosten, art. 2).
package enum StatutoryCollectionCosts {
    /// Costs for a principal, from 40 to 6,775 euros.
    /// - Parameter principal: amount due, above zero.
    /// - Throws: `InvariantViolation` on overflow.
    package static func amount(forPrincipal principal: Money) throws(InvariantViolation) -> Money {
        var rest = principal
        var costs = Money.zero
        for (band, share) in bands where rest > .zero {
            let part = min(rest, band)
            costs = try costs + share.amount(of: part)
            rest = try rest - part
        }
        costs = try costs + rateAboveBands.amount(of: rest)
        return min(max(costs, minimum), maximum)
    }

    private static let bands: [(Money, Percentage)] = [
        (.euros(2_500), Percentage(15)), (.euros(2_500), Percentage(10)), (.euros(5_000), Percentage(5)),
        (.euros(190_000), Percentage(1)),
    ]
    /// 0.5 percent of the part above the last band.
    private static let rateAboveBands = Percentage(ExactDecimal(millionths: ExactDecimal.scale / 2))
    private static let minimum = Money.euros(40)
    private static let maximum = Money.euros(6_775)
}
