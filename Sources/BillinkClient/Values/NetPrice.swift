/// A price without VAT, in euros with up to six decimals: `"49.50"`, `"0.0499"`.
///
/// Not an ``Amount``: the price of one unit without VAT is rarely a whole number of cents.
public struct NetPrice: Hashable, Sendable {
    /// The price as sent.
    let text: String

    /// - Parameter amount: whole cents; negative for a discount.
    public init(_ amount: Amount) {
        text = amount.description
    }

    /// Reads digits, a dot and up to six decimals, with a `-` in front for a discount.
    ///
    /// - Returns: `nil` for any other text, and for more than twelve digits before the dot.
    public init?(_ text: some StringProtocol) {
        guard Quantity(text.hasPrefix("-") ? text.dropFirst() : text[...]) != nil else { return nil }
        self.text = String(text)
    }
}

extension NetPrice: ExpressibleByStringLiteral {
    /// Creates a price from a literal. An invalid literal traps; use ``init(_:)-(StringProtocol)`` for text from
    /// elsewhere.
    public init(stringLiteral text: String) {
        guard let price = NetPrice(text) else { preconditionFailure("\"\(text)\" is no price like \"49.50\"") }
        self = price
    }
}

extension NetPrice: CustomStringConvertible, Encodable {
    public var description: String { text }

    /// Encodes the price as a string.
    public func encode(to encoder: any Encoder) throws {
        try text.encode(to: encoder)
    }
}
