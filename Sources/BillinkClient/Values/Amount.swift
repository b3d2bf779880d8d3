/// An amount of euros, in whole cents.
///
/// Not convertible from or to floating-point numbers, which cannot represent most decimal amounts.
///
/// ```swift
/// let price: Amount = "60.50"
/// let total = price * 2 + Amount(cents: 495)
/// ```
public struct Amount: Hashable, Comparable, AdditiveArithmetic, Sendable {
    /// The amount in cents; negative for a discount.
    public let cents: Int

    /// - Parameter cents: negative for a discount.
    public init(cents: Int) {
        self.cents = cents
    }

    /// Reads digits, a dot and decimals: `121`, `121.5`, `121.0000`, `-6.05`.
    ///
    /// - Returns: `nil` for any other text, for fractions of cents and for more than fifteen digits.
    public init?(_ text: some StringProtocol) {
        guard let exact = Self.read(text), exact.rest == 0 else { return nil }
        self = exact.amount
    }

    /// Reads an amount with any number of decimals. Fractions of cents are rounded, half away from zero.
    init?(rounding text: String) {
        guard let (amount, rest) = Self.read(text) else { return nil }
        let direction = text.hasPrefix("-") ? -1 : 1
        self = rest >= 5 ? Amount(cents: amount.cents + direction) : amount
    }

    /// - Returns: the whole cents, rounded towards zero, and the first digit after them, which is 1 if only a later
    ///   digit is not zero.
    private static func read(_ text: some StringProtocol) -> (amount: Amount, rest: Int)? {
        let isNegative = text.hasPrefix("-")
        let parts = text.dropFirst(isNegative ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = parts.first, (1...15).contains(whole.utf8.count),
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let euros = Int(whole)
        else { return nil }
        let decimals = (parts.count == 2 ? Array(parts[1].utf8) : []).map { Int($0) - 0x30 } + [0, 0, 0]
        let cents = euros * 100 + decimals[0] * 10 + decimals[1]
        let later = decimals.dropFirst(3).contains { $0 != 0 }
        return (Amount(cents: isNegative ? -cents : cents), decimals[2] == 0 && later ? 1 : decimals[2])
    }

    /// Zero euros.
    public static let zero = Amount(cents: 0)

    /// Returns the sum. An overflow traps.
    public static func + (left: Amount, right: Amount) -> Amount {
        Amount(cents: left.cents + right.cents)
    }

    /// Returns the difference. An overflow traps.
    public static func - (left: Amount, right: Amount) -> Amount {
        Amount(cents: left.cents - right.cents)
    }

    /// Returns the product. An overflow traps.
    public static func * (amount: Amount, count: Int) -> Amount {
        Amount(cents: amount.cents * count)
    }

    /// Returns the amount with the opposite sign.
    public static prefix func - (amount: Amount) -> Amount {
        Amount(cents: -amount.cents)
    }

    public static func < (left: Amount, right: Amount) -> Bool {
        left.cents < right.cents
    }
}

extension Amount: ExpressibleByStringLiteral {
    /// Creates an amount from a literal. An invalid literal traps; use ``init(_:)`` for text from elsewhere.
    public init(stringLiteral text: String) {
        guard let amount = Amount(text) else { preconditionFailure("\"\(text)\" is not an amount such as \"121.00\"") }
        self = amount
    }
}

extension Amount: CustomStringConvertible {
    /// Two decimals after a dot: `121.00`.
    public var description: String {
        let (euros, rest) = cents.magnitude.quotientAndRemainder(dividingBy: 100)
        return "\(cents < 0 ? "-" : "")\(euros).\(rest < 10 ? "0" : "")\(rest)"
    }
}

extension Amount: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try LenientText(from: decoder).text
        guard let amount = Amount(rounding: text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "This is not an amount."))
        }
        self = amount
    }

    /// Encodes the amount as a string: many JSON parsers read numbers as binary fractions.
    public func encode(to encoder: any Encoder) throws {
        try description.encode(to: encoder)
    }
}
