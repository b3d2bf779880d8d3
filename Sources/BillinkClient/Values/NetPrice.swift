/// A price without VAT, in euros with up to six decimals: `"49.50"`, `"0.0499"`.
///
/// Not an ``Amount``: the price of one piece is rarely whole cents once the VAT is out of it.
public struct NetPrice: Hashable, Sendable {
    /// As it is sent.
    let text: String

    /// - Parameter amount: whole cents; negative for a discount.
    public init(_ amount: Amount) {
        text = amount.description
    }

    /// Reads digits, a dot and up to six decimals, with a `-` in front for a discount.
    ///
    /// - Returns: nothing for any other text, and for more than twelve digits before the dot.
    public init?(_ text: some StringProtocol) {
        guard Quantity(text.hasPrefix("-") ? text.dropFirst() : text[...]) != nil else { return nil }
        self.text = String(text)
    }
}

extension NetPrice: ExpressibleByStringLiteral {
    /// A price that stands in the source code. A literal that is no price stops the program, as an index out of bounds
    /// does; text from elsewhere goes through the initializer that may return nothing.
    public init(stringLiteral text: String) {
        guard let price = NetPrice(text) else { preconditionFailure("\"\(text)\" is no price like \"49.50\"") }
        self = price
    }
}

extension NetPrice: CustomStringConvertible, Encodable {
    public var description: String { text }

    /// As a text.
    public func encode(to encoder: any Encoder) throws {
        try text.encode(to: encoder)
    }
}
