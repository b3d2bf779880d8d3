/// A VAT rate that lines may have: those of the Netherlands, Belgium, Luxembourg, France and Germany, and those that
/// older clients still know.
package struct VATRate: Hashable, Sendable, Codable {
    package let percentage: Percentage

    /// Reads a percentage, `21` or `21.0000`, or a factor, `1.21`: a number above 0 and below 2 is a factor.
    package init?(_ text: String) {
        guard let number = ExactDecimal(text) else { return nil }
        let isFactor = number > .zero && number < ExactDecimal(integer: 2)
        let percent = isFactor ? ExactDecimal(millionths: (number.millionths - ExactDecimal.scale) * 100) : number
        guard Self.acceptedPercentages.contains(Percentage(percent)) else { return nil }
        percentage = Percentage(percent)
    }

    package init(from decoder: any Decoder) throws {
        let percentage = try Percentage(from: decoder)
        guard Self.possible.contains(percentage) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a VAT rate"))
        }
        self.percentage = percentage
    }

    package func encode(to encoder: any Encoder) throws {
        try percentage.encode(to: encoder)
    }

    /// Whether no VAT is charged.
    package var isZero: Bool { percentage.percent == .zero }

    /// The VAT within an amount that includes it, rounded half away from zero.
    package func vat(in amount: Money) -> Money {
        let share = Int128(percentage.percent.millionths)
        // At most half of the amount, which fits.
        return Money(
            cents: Int64(
                clamping: ExactDecimal.divideRoundingHalfAwayFromZero(
                    Int128(amount.cents) * share, by: 100 * Int128(ExactDecimal.scale) + share)))
    }

    /// The VAT on an amount that does not include it, rounded half away from zero.
    package func added(to net: Money) throws(InvariantViolation) -> Money {
        try Money(
            exactly: ExactDecimal.divideRoundingHalfAwayFromZero(
                Int128(net.cents) * Int128(percentage.percent.millionths), by: 100 * Int128(ExactDecimal.scale)))
    }

    private init(percentage: Percentage) {
        self.percentage = percentage
    }

    package static let zero = VATRate(percentage: Percentage(0))

    /// What a stored rate may be, also one that is accepted no more.
    private static let possible = Percentage(0)...Percentage(100)

    /// In the order in which the error text names them.
    package static let acceptedPercentages = [0, 21, 30, 55, 60, 70, 80, 90, 100, 120, 140, 170, 190, 200, 210].map {
        tenths in
        Percentage(ExactDecimal(millionths: tenths * ExactDecimal.scale / 10))
    }
}
