/// VAT rate in tenths of a percent, because France has rates of 5.5% and 2.1%.
public struct TaxRate: Hashable, Sendable {
    /// Rate in tenths of a percent: 210 for 21%.
    public let tenths: Int

    /// - Parameter percent: rate in percent: 21 for 21%.
    public init(percent: Int) {
        tenths = percent * 10
    }

    /// - Parameter tenths: rate in tenths of a percent: 55 for 5.5%.
    public init(tenths: Int) {
        self.tenths = tenths
    }

    /// 21%, the Dutch standard rate.
    public static let standard = TaxRate(percent: 21)
    /// 9%, the Dutch reduced rate.
    public static let reduced = TaxRate(percent: 9)
    /// 0%.
    public static let zero = TaxRate(percent: 0)
}

extension TaxRate: ExpressibleByIntegerLiteral {
    /// Creates a rate in percent from a literal.
    public init(integerLiteral percent: Int) {
        self.init(percent: percent)
    }
}

extension TaxRate: CustomStringConvertible, Encodable {
    /// The rate in percent, with a decimal only if it has one: `21`, `5.5`.
    public var description: String {
        let (percent, rest) = tenths.quotientAndRemainder(dividingBy: 10)
        return rest == 0 ? "\(percent)" : "\(percent).\(rest.magnitude)"
    }

    /// Encodes the rate as a string.
    public func encode(to encoder: any Encoder) throws {
        try description.encode(to: encoder)
    }
}
