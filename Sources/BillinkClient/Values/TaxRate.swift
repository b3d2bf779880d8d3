/// A rate of value-added tax, in whole percent.
public struct TaxRate: Hashable, Sendable {
    /// 21 for 21 %.
    public let percent: Int

    /// - Parameter percent: 21 for 21 %.
    public init(percent: Int) {
        self.percent = percent
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

extension TaxRate: Encodable {
    /// As a text.
    public func encode(to encoder: any Encoder) throws {
        try String(percent).encode(to: encoder)
    }
}
