/// Tokenizer for XML: names, quoted values, text with references.
///
/// Every index is compared with the count before it is used. Valid only as long as the bytes it was given.
struct XMLScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    /// - Returns: `nil` for bytes that are not UTF-8, or contain characters that XML does not allow.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.allSatisfy(Self.isAllowed), String(validating: bytes, as: UTF8.self) != nil else { return nil }
        self.bytes = bytes
        // Byte order mark.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    /// Returns `false` for control characters, the zero bytes of UTF-16 among them. U+FFFE and U+FFFF are harmless and
    /// pass.
    private static func isAllowed(_ byte: UInt8) -> Bool {
        byte >= 0x20 || isWhiteSpace(byte)
    }

    private static func isWhiteSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    var isAtEnd: Bool { index == bytes.count }

    /// Skips a token, if it is at the current position.
    mutating func skip(_ sign: StaticString) -> Bool {
        let length = sign.utf8CodeUnitCount
        guard matches(sign.utf8Start, length, at: index) else { return false }
        index += length
        return true
    }

    /// Skips a name, if it is at the current position and not followed by more name characters.
    mutating func skipName(_ name: String) -> Bool {
        let start = index
        var name = name
        let length = name.utf8.count
        guard name.withUTF8({ matches($0.baseAddress, length, at: start) }) else { return false }
        index += length
        return isAtEnd || !Self.isNameByte(bytes[index])
    }

    /// - Returns: `true` if any white space was skipped.
    @discardableResult
    mutating func skipWhiteSpace() -> Bool {
        let start = index
        while index < bytes.count, Self.isWhiteSpace(bytes[index]) { index += 1 }
        return index > start
    }

    /// Reads a name: letters, digits, `_`, `:`, `-`, `.` and anything beyond ASCII, not beginning with a digit, `-` or
    /// `.`.
    ///
    /// A name that is too long is not consumed, so that the parse fails there.
    mutating func name() -> String? {
        guard index < bytes.count, Self.isNameByte(bytes[index]), !Self.isNameTail(bytes[index]) else { return nil }
        let end = bytes[index...].firstIndex { !Self.isNameByte($0) } ?? bytes.count
        guard end - index <= XMLReader.maximumNameLength else { return nil }
        defer { index = end }
        return String(decoding: bytes[index..<end], as: UTF8.self)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":") || isNameTail(byte)
    }

    /// Returns `true` for bytes that a name may contain, but not begin with.
    private static func isNameTail(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    /// Reads a value in single or double quotes.
    mutating func quoted() -> String? {
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") else {
            return nil
        }
        let quote = bytes[index]
        index += 1
        var value = ""
        var start = index
        while index < bytes.count, bytes[index] != quote {
            switch bytes[index] {
            case UInt8(ascii: "<"): return nil
            case UInt8(ascii: "&"): guard takeReference(into: &value, from: &start) else { return nil }
            default: index += 1
            }
        }
        guard index < bytes.count else { return nil }
        value += String(decoding: bytes[start..<index], as: UTF8.self)
        index += 1
        return value
    }

    /// Reads up to a token, and skips the token.
    mutating func upTo(_ sign: StaticString) -> String? {
        let length = sign.utf8CodeUnitCount
        let start = index
        while index + length <= bytes.count {
            if matches(sign.utf8Start, length, at: index) {
                defer { index += length }
                return String(decoding: bytes[start..<index], as: UTF8.self)
            }
            index += 1
        }
        return nil
    }

    /// Reads text up to the next `<`, and replaces its references.
    /// - Returns: `false` if there is no further `<`, or if the text is invalid.
    mutating func text(into text: inout String) -> Bool {
        var start = index
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "<"):
                let run = String(decoding: bytes[start..<index], as: UTF8.self)
                if text.isEmpty { text = run } else { text += run }
                return true
            case UInt8(ascii: "&"):
                guard takeReference(into: &text, from: &start) else { return false }
            case UInt8(ascii: "]"):
                if matches("]]>") { return false }
                index += 1
            default:
                index += 1
            }
        }
        return false
    }

    /// Replaces a reference. An `&` that begins neither a predefined entity nor a character reference is taken as
    /// unescaped text.
    /// - Returns: `false` for a reference to a character that XML does not allow.
    private mutating func takeReference(into text: inout String, from start: inout Int) -> Bool {
        // The longest is `&#x10FFFF;`; leading zeros are allowed. Only bytes that can form a reference become a
        // `String`: a message may contain a quarter of a million `&`, each followed by text that is slow to compare.
        guard let end = bytes[(index + 1)...].prefix(13).firstIndex(where: { !Self.isReferenceByte($0) }),
            bytes[end] == UInt8(ascii: ";")
        else {
            index += 1
            return true
        }
        let name = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
        let replacement: Unicode.Scalar?
        switch name {
        case "amp": replacement = "&"
        case "lt": replacement = "<"
        case "gt": replacement = ">"
        case "quot": replacement = "\""
        case "apos": replacement = "'"
        default:
            guard let number = Self.characterNumber(name) else {
                index += 1
                return true
            }
            replacement = Unicode.Scalar(number).flatMap { Self.isCharacter($0) ? $0 : nil }
        }
        guard let replacement else { return false }
        text += String(decoding: bytes[start..<index], as: UTF8.self)
        text.unicodeScalars.append(replacement)
        index = end + 1
        start = index
        return true
    }

    /// Returns `true` for bytes between the `&` of a reference and its `;`.
    private static func isReferenceByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "#")
    }

    /// Code point of `#233` or `#xE9`.
    private static func characterNumber(_ name: String) -> UInt32? {
        guard name.hasPrefix("#") else { return nil }
        return name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
    }

    private static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: true
        case 0xFFFE, 0xFFFF: false
        default: scalar.value >= 0x20
        }
    }

    private func matches(_ sign: StaticString) -> Bool {
        matches(sign.utf8Start, sign.utf8CodeUnitCount, at: index)
    }

    private func matches(_ sign: UnsafePointer<UInt8>?, _ length: Int, at start: Int) -> Bool {
        guard let sign, start + length <= bytes.count else { return false }
        for offset in 0..<length where bytes[start + offset] != sign[offset] { return false }
        return true
    }
}
