/// A text that exists only in a valid form: an e-mail address, an IBAN.
///
/// `init?` reads a trimmed text from a shop; `text` is the normalised form for storage and display.
package protocol ValidatedText: Hashable, Sendable, Codable {
    init?(_ text: String)
    var text: String { get }
}

extension ValidatedText {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = try Self(container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a valid \(Self.self)")
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

extension UInt8 {
    package var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    package var isASCIICapital: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
    package var isASCIILetter: Bool { (self | 0x20) >= UInt8(ascii: "a") && (self | 0x20) <= UInt8(ascii: "z") }
    package var isASCIIAlphanumeric: Bool { isASCIIDigit || isASCIILetter }
}
