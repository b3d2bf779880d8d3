/// UUID of a credit check: version 4, in lower case. The shop stores it and sends it with the order.
///
/// 59 of its bits are random, so that it cannot be guessed. The other 63 are the check's identifier, so that no index
/// of random values is needed, which costs more than the check itself.
package struct CheckUUID: Hashable, Sendable {
    /// The UUID as shops receive it.
    package let text: String
    package let id: Identifier

    /// - Parameter secret: random bits, of which 59 are used.
    package init(id: Identifier, randomBits secret: UInt64) {
        let number = UInt64(bitPattern: id.value)
        let secret = secret & (1 << 59 - 1)
        // 48 bits, the version, 12 bits, the variant, 62 bits.
        let high = (number >> 15) << 16 | 0x4000 | (number >> 3) & 0xFFF
        let low = 0b10 << 62 | (number & 0b111) << 59 | secret
        let digits = high.hexadecimal + low.hexadecimal
        text = Self.grouped(digits)
        self.id = id
    }

    /// Reads a UUID in either case; `nil` for one that no check can have.
    package init?(_ text: String) {
        let digits = text.utf8.filter { $0 != UInt8(ascii: "-") }
        guard digits.count == 32, let high = UInt64(String(decoding: digits[..<16], as: UTF8.self), radix: 16),
            let low = UInt64(String(decoding: digits[16...], as: UTF8.self), radix: 16)
        else { return nil }
        let number = (high >> 16) << 15 | (high & 0xFFF) << 3 | (low >> 59) & 0b111
        self.init(id: Identifier(Int64(bitPattern: number)), randomBits: low)
        guard self.text == text.lowercased() else { return nil }
    }

    private static func grouped(_ digits: String) -> String {
        let bytes = Array(digits.utf8)
        return [bytes[0..<8], bytes[8..<12], bytes[12..<16], bytes[16..<20], bytes[20..<32]]
            .map { String(decoding: $0, as: UTF8.self) }
            .joined(separator: "-")
    }
}
