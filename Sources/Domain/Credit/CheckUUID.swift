/// The UUID of a credit check: a version 4 UUID in lower case that a shop keeps and sends back with the order.
///
/// 59 of its bits are random, so that nobody guesses one. The other 63 are the check's own number, so that it is found
/// in the order in which checks are made and needs no index of random values, which cost more than the check itself.
package struct CheckUUID: Hashable, Sendable {
    /// As shops know it.
    package let text: String
    package let id: Identifier

    /// - Parameter secret: 59 random bits count.
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

    /// Reads what a shop sends, in either case. `nil` for what no check can have.
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
