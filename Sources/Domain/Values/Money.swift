/// An amount of euros in whole cents, the only form of amounts between wire and database.
package struct Money: Hashable, Comparable, Sendable {
    package let cents: Int64

    package init(cents: Int64) {
        self.cents = cents
    }

    package static let zero = Money(cents: 0)

    /// A whole number of euros, for terms and limits.
    package static func euros(_ euros: Int64) -> Money {
        Money(cents: euros * 100)
    }

    package static func < (left: Money, right: Money) -> Bool {
        left.cents < right.cents
    }

    /// Absolute value. `Int64.min` becomes the largest value.
    package var magnitude: Money { Money(cents: Int64(clamping: cents.magnitude)) }
}

/// Arithmetic that throws on overflow. Amounts from requests are bounded (`OrderLimits`), so only rows not written by
/// this program overflow.
extension Money {
    /// - Throws: `InvariantViolation` on overflow.
    package static func + (left: Money, right: Money) throws(InvariantViolation) -> Money {
        let (cents, overflows) = left.cents.addingReportingOverflow(right.cents)
        guard !overflows else { throw overflow }
        return Money(cents: cents)
    }

    /// - Throws: `InvariantViolation` on overflow.
    package static func - (left: Money, right: Money) throws(InvariantViolation) -> Money {
        let (cents, overflows) = left.cents.subtractingReportingOverflow(right.cents)
        guard !overflows else { throw overflow }
        return Money(cents: cents)
    }

    /// - Throws: `InvariantViolation` on overflow.
    package init(exactly cents: Int128) throws(InvariantViolation) {
        guard let cents = Int64(exactly: cents) else { throw Self.overflow }
        self.cents = cents
    }

    private static var overflow: InvariantViolation { InvariantViolation("An amount does not fit 64 bits.") }
}

extension Sequence {
    /// Sum of an amount of each element.
    /// - Throws: errors of the closure; `InvariantViolation` on overflow.
    package func sum(_ amount: (Element) throws -> Money) throws -> Money {
        var sum = Money.zero
        for element in self { sum = try sum + amount(element) }
        return sum
    }
}

extension Sequence<Money> {
    /// - Throws: `InvariantViolation` on overflow.
    package func sum() throws(InvariantViolation) -> Money {
        var sum = Money.zero
        for amount in self { sum = try sum + amount }
        return sum
    }
}

extension Money {
    /// Reads a decimal number and rounds it to cents half away from zero. `nil` for anything else, and from ten billion
    /// euros up, which is more than a typing error.
    package init?(_ text: String) {
        guard let decimal = ExactDecimal(text), decimal.magnitude < Self.limit else { return nil }
        self = decimal.roundedToCents
    }

    private static let limit = ExactDecimal(integer: 10_000_000_000)
}

extension Money: CustomStringConvertible {
    /// Form of amounts in responses: `1210.00`, with two decimals, a dot and no grouping.
    package var description: String {
        let euros = cents.magnitude / 100
        let rest = cents.magnitude % 100
        return "\(cents < 0 ? "-" : "")\(euros).\(rest < 10 ? "0" : "")\(rest)"
    }
}

extension Money: Codable {
    package init(from decoder: any Decoder) throws {
        cents = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(cents)
    }
}
