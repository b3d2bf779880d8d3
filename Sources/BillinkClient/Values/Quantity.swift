/// How many pieces, or how much of something: `2`, or `"1.5"` metres.
public struct Quantity: Hashable, Sendable {
    /// As it is sent.
    let text: String

    /// - Parameter count: pieces.
    public init(_ count: Int) {
        text = String(count)
    }

    /// Reads digits, a dot and up to six decimals.
    ///
    /// - Returns: nothing for any other text.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts[0].utf8.count <= 12, parts.dropFirst().allSatisfy({ $0.count <= 6 }),
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        self.text = String(text)
    }
}

extension Quantity: ExpressibleByIntegerLiteral {
    /// A number of pieces that stands in the source code.
    public init(integerLiteral count: Int) {
        self.init(count)
    }
}

extension Quantity: CustomStringConvertible, Encodable {
    public var description: String { text }

    /// As a text.
    public func encode(to encoder: any Encoder) throws {
        try text.encode(to: encoder)
    }
}
