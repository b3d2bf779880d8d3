/// An amount of euros, in whole cents. The only form an amount has between the wire and the database.
package struct Money: Hashable, Comparable, Sendable {
    package let cents: Int64

    package init(cents: Int64) {
        self.cents = cents
    }

    package static let zero = Money(cents: 0)

    /// Whole euros, for terms and limits written down in euros.
    package static func euros(_ euros: Int64) -> Money {
        Money(cents: euros * 100)
    }

    package static func < (left: Money, right: Money) -> Bool {
        left.cents < right.cents
    }

    package static func + (left: Money, right: Money) -> Money {
        Money(cents: left.cents + right.cents)
    }

    package static func - (left: Money, right: Money) -> Money {
        Money(cents: left.cents - right.cents)
    }
}

extension Money {
    /// A written amount, rounded to cents half away from zero.
    /// `nil` when it is no decimal number, or not below ten billion euros, so that sums stay far from overflow.
    package init?(_ text: String) {
        guard let decimal = ExactDecimal(text), decimal.magnitude < Self.limit else { return nil }
        self = decimal.money
    }

    private static let limit = ExactDecimal(integer: 10_000_000_000)
}

extension Money: CustomStringConvertible {
    /// `1210.00`: two decimals, a dot, no grouping, as every reply writes amounts.
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
