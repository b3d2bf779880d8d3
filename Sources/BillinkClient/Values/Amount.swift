/// An amount of euros, in whole cents.
///
/// There is no way from or to a floating-point number: `0.1 + 0.2` is not `0.3` there.
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
    /// - Returns: nothing for any other text, for fractions of cents and for more than fifteen digits.
    public init?(_ text: some StringProtocol) {
        guard let exact = Self.read(text), exact.rest == 0 else { return nil }
        self = exact.amount
    }

    /// As a host may write it: fractions of cents are rounded, half away from zero.
    init?(rounding text: String) {
        guard let (amount, rest) = Self.read(text) else { return nil }
        let direction = text.hasPrefix("-") ? -1 : 1
        self = rest >= 5 ? Amount(cents: amount.cents + direction) : amount
    }

    /// - Returns: the whole cents towards zero and the first digit behind them; 1 for one that comes later.
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

    /// No euros at all.
    public static let zero = Amount(cents: 0)

    /// The sum.
    public static func + (left: Amount, right: Amount) -> Amount {
        Amount(cents: left.cents + right.cents)
    }

    /// The difference.
    public static func - (left: Amount, right: Amount) -> Amount {
        Amount(cents: left.cents - right.cents)
    }

    /// So many times the amount.
    public static func * (amount: Amount, count: Int) -> Amount {
        Amount(cents: amount.cents * count)
    }

    /// The amount the other way round.
    public static prefix func - (amount: Amount) -> Amount {
        Amount(cents: -amount.cents)
    }

    public static func < (left: Amount, right: Amount) -> Bool {
        left.cents < right.cents
    }
}

extension Amount: ExpressibleByStringLiteral {
    /// An amount that stands in the source code. A literal that is no amount stops the program, as an index out of
    /// bounds does; text from elsewhere goes through ``init(_:)``.
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

    /// As a text: JSON's numbers are binary fractions in too many places.
    public func encode(to encoder: any Encoder) throws {
        try description.encode(to: encoder)
    }
}
