/// Number of units, or a measure: `2`, or `"1.5"` metres.
public struct Quantity: Hashable, Sendable {
    /// The quantity as sent.
    let text: String

    /// - Parameter count: number of units.
    public init(_ count: Int) {
        text = String(count)
    }

    /// Reads digits, a dot and up to six decimals.
    ///
    /// - Returns: `nil` for any other text.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts[0].utf8.count <= 12, parts.dropFirst().allSatisfy({ $0.count <= 6 }),
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        self.text = String(text)
    }
}

extension Quantity: ExpressibleByIntegerLiteral {
    /// Creates a number of units from a literal.
    public init(integerLiteral count: Int) {
        self.init(count)
    }
}

extension Quantity: CustomStringConvertible, Encodable {
    public var description: String { text }

    /// Encodes the quantity as a string.
    public func encode(to encoder: any Encoder) throws {
        try text.encode(to: encoder)
    }
}
