/// A VAT rate of lines: those of the Netherlands, Belgium, Luxembourg, France and Germany, and older ones that clients
/// still send.
package struct VATRate: Hashable, Sendable, Codable {
    package let percentage: Percentage

    /// Reads a percentage, `21` or `21.0000`, or a factor, `1.21`: a number above 0 and below 2 is a factor. `nil` for
    /// any rate that is not accepted.
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

    /// True if no VAT is charged.
    package var isZero: Bool { percentage.percent == .zero }

    /// VAT within an amount that includes it, rounded half away from zero.
    package func vat(in amount: Money) -> Money {
        let share = Int128(percentage.percent.millionths)
        // VAT is at most half of the amount, so it fits 64 bits.
        return Money(
            cents: Int64(
                clamping: ExactDecimal.divideRoundingHalfAwayFromZero(
                    Int128(amount.cents) * share, by: 100 * Int128(ExactDecimal.scale) + share)))
    }

    /// VAT on an amount that excludes it, rounded half away from zero.
    /// - Throws: `InvariantViolation` on overflow.
    package func added(to net: Money) throws(InvariantViolation) -> Money {
        try Money(
            exactly: ExactDecimal.divideRoundingHalfAwayFromZero(
                Int128(net.cents) * Int128(percentage.percent.millionths), by: 100 * Int128(ExactDecimal.scale)))
    }

    private init(percentage: Percentage) {
        self.percentage = percentage
    }

    package static let zero = VATRate(percentage: Percentage(0))

    /// Range of stored rates, which includes those that are no longer accepted.
    private static let possible = Percentage(0)...Percentage(100)

    /// Accepted rates, in the order in which the error text lists them.
    package static let acceptedPercentages = [0, 21, 30, 55, 60, 70, 80, 90, 100, 120, 140, 170, 190, 200, 210].map {
        tenths in
        Percentage(ExactDecimal(millionths: tenths * ExactDecimal.scale / 10))
    }
}
