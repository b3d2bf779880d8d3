/// A rate of value-added tax, in tenths of a percent: France has 5.5 % and 2.1 %.
public struct TaxRate: Hashable, Sendable {
    /// 210 for 21 %.
    public let tenths: Int

    /// - Parameter percent: 21 for 21 %.
    public init(percent: Int) {
        tenths = percent * 10
    }

    /// - Parameter tenths: 55 for 5.5 %.
    public init(tenths: Int) {
        self.tenths = tenths
    }

    /// 21 %, the Dutch standard rate.
    public static let standard = TaxRate(percent: 21)
    /// 9 %, the Dutch reduced rate.
    public static let reduced = TaxRate(percent: 9)
    /// 0 %.
    public static let zero = TaxRate(percent: 0)
}

extension TaxRate: ExpressibleByIntegerLiteral {
    /// A rate in percent that stands in the source code.
    public init(integerLiteral percent: Int) {
        self.init(percent: percent)
    }
}

extension TaxRate: CustomStringConvertible, Encodable {
    /// Percent, with a decimal only where there is one: `21`, `5.5`.
    public var description: String {
        let (percent, rest) = tenths.quotientAndRemainder(dividingBy: 10)
        return rest == 0 ? "\(percent)" : "\(percent).\(rest.magnitude)"
    }

    /// As a text.
    public func encode(to encoder: any Encoder) throws {
        try description.encode(to: encoder)
    }
}
