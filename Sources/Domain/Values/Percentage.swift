/// An exact percentage: `Percentage(21)` is 21%.
package struct Percentage: Hashable, Comparable, Sendable, Codable {
    package let percent: ExactDecimal

    package init(_ percent: ExactDecimal) {
        self.percent = percent
    }

    package init(_ percent: Int64) {
        self.percent = ExactDecimal(integer: percent)
    }

    package static func < (left: Percentage, right: Percentage) -> Bool {
        left.percent < right.percent
    }

    /// Percentage of an amount, rounded to cents half away from zero.
    /// - Throws: `InvariantViolation` on overflow.
    package func amount(of amount: Money) throws(InvariantViolation) -> Money {
        let product = Int128(amount.cents) * Int128(percent.millionths)
        return try Money(
            exactly: ExactDecimal.divideRoundingHalfAwayFromZero(product, by: 100 * Int128(ExactDecimal.scale)))
    }
}

extension Percentage: CustomStringConvertible {
    package var description: String { percent.description }
}

extension Percentage {
    package init(from decoder: any Decoder) throws {
        percent = try ExactDecimal(from: decoder)
    }

    package func encode(to encoder: any Encoder) throws {
        try percent.encode(to: encoder)
    }
}
