/// Strict JSON reader (RFC 8259): no comments, no trailing commas, UTF-8 only.
///
/// Unlike XML, which shops often write by hand, JSON comes from a library, so that malformed JSON is rejected. Of a
/// repeated key the last value counts, as in JavaScript and PHP. Keys are compared by canonical equivalence: é is the
/// same in one code point or two.
enum JSONReader {
    /// Maximum nesting of arrays and objects.
    static let maximumDepth = 16
    /// Maximum length of a number in characters; three times that of any amount.
    static let maximumNumberLength = 64
    /// Maximum length of a key in bytes, after unescaping. Swift normalises every key to hash it.
    static let maximumKeyLength = 256

    /// - Returns: `nil` for anything but one well-formed JSON text in UTF-8 within the bounds above, with stream-safe
    ///   strings only.
    static func read(_ bytes: [UInt8]) -> JSONValue? {
        bytes.withUnsafeBufferPointer { bytes in
            var parser = JSONParser(bytes)
            return parser.document()
        }
    }
}

/// Recursive-descent parser, with a function for each kind of value. `nil` from any of them ends the parse.
///
/// Every index is compared with the count before it is used. Valid only as long as the bytes it was given.
private struct JSONParser {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    mutating func document() -> JSONValue? {
        // RFC 8259, section 8.1: a reader may skip a byte order mark.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
        guard let value = value(depth: 0) else { return nil }
        skipWhiteSpace()
        return index == bytes.count ? value : nil
    }

    /// - Parameter depth: number of enclosing arrays and objects.
    private mutating func value(depth: Int) -> JSONValue? {
        skipWhiteSpace()
        switch byte {
        case UInt8(ascii: "{"): return object(depth: depth + 1)
        case UInt8(ascii: "["): return array(depth: depth + 1)
        case UInt8(ascii: "\""): return string().map(JSONValue.string)
        case UInt8(ascii: "t"): return skip("true") ? .bool(true) : nil
        case UInt8(ascii: "f"): return skip("false") ? .bool(false) : nil
        case UInt8(ascii: "n"): return skip("null") ? .null : nil
        default: return number()
        }
    }

    // MARK: Arrays and objects

    private mutating func object(depth: Int) -> JSONValue? {
        guard depth <= JSONReader.maximumDepth, skipToken("{") else { return nil }
        var members: [String: JSONValue] = [:]
        guard !skipToken("}") else { return .object(members) }
        repeat {
            guard let key = string(), key.utf8.count <= JSONReader.maximumKeyLength else { return nil }
            guard skipToken(":"), let value = value(depth: depth) else { return nil }
            members[key] = value
        } while skipToken(",")
        return skipToken("}") ? .object(members) : nil
    }

    private mutating func array(depth: Int) -> JSONValue? {
        guard depth <= JSONReader.maximumDepth, skipToken("[") else { return nil }
        var elements: [JSONValue] = []
        guard !skipToken("]") else { return .array(elements) }
        repeat {
            guard let element = value(depth: depth) else { return nil }
            elements.append(element)
        } while skipToken(",")
        return skipToken("]") ? .array(elements) : nil
    }

    // MARK: Numbers

    /// Reads a number as text. Of `01` it reads the `0`; the rest is then a syntax error.
    private mutating func number() -> JSONValue? {
        let start = index
        _ = skip("-")
        guard skip("0") || skipDigits() else { return nil }
        if skip("."), !skipDigits() { return nil }
        if skip("e") || skip("E") {
            _ = skip("+") || skip("-")
            guard skipDigits() else { return nil }
        }
        guard index - start <= JSONReader.maximumNumberLength else { return nil }
        return .number(String(decoding: bytes[start..<index], as: UTF8.self))
    }

    /// - Returns: `true` if at least one digit was skipped.
    private mutating func skipDigits() -> Bool {
        let start = index
        while let byte, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { index += 1 }
        return index > start
    }

    // MARK: Strings

    /// Reads a string in quotes, and the white space before it.
    ///
    /// Only strings contain bytes beyond ASCII, and `String` validates them as UTF-8, so that the whole text is
    /// validated.
    private mutating func string() -> String? {
        guard skipToken("\"") else { return nil }
        let start = index
        skipPlainBytes()
        let plain = UnsafeBufferPointer(rebasing: bytes[start..<index])
        guard !skip("\"") else { return Self.text(plain) }
        var unescaped = Array(plain)
        while skip("\\") {
            guard escape(into: &unescaped) else { return nil }
            let start = index
            skipPlainBytes()
            unescaped += bytes[start..<index]
        }
        return skip("\"") ? Self.text(unescaped) : nil
    }

    /// Returns the bytes as text; `nil` if they are not UTF-8 or not stream-safe.
    private static func text(_ bytes: some Sequence<UInt8>) -> String? {
        guard let text = String(validating: bytes, as: UTF8.self), WireText.isStreamSafe(text) else { return nil }
        return text
    }

    /// Skips to a quote, a backslash or a control character, which is invalid in a string.
    private mutating func skipPlainBytes() {
        while let byte, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { index += 1 }
    }

    /// Reads an escape sequence after its backslash.
    private mutating func escape(into unescaped: inout [UInt8]) -> Bool {
        guard let byte else { return false }
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(byte)
        case UInt8(ascii: "b"): unescaped.append(0x08)
        case UInt8(ascii: "f"): unescaped.append(0x0C)
        case UInt8(ascii: "n"): unescaped.append(0x0A)
        case UInt8(ascii: "r"): unescaped.append(0x0D)
        case UInt8(ascii: "t"): unescaped.append(0x09)
        case UInt8(ascii: "u"):
            guard let scalar = scalar() else { return false }
            unescaped += scalar.utf8
        default: return false
        }
        return true
    }

    /// Reads a `\u` escape. Code points beyond U+FFFF need a surrogate pair; a lone surrogate is invalid.
    private mutating func scalar() -> Unicode.Scalar? {
        guard let unit = codeUnit() else { return nil }
        guard UTF16.isLeadSurrogate(unit) else { return Unicode.Scalar(unit) }
        guard skip("\\u"), let trail = codeUnit(), UTF16.isTrailSurrogate(trail) else { return nil }
        return Unicode.Scalar(0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(trail & 0x3FF)))
    }

    /// Reads four hexadecimal digits.
    private mutating func codeUnit() -> UInt16? {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            unit = unit << 4 | UInt16(digit)
            index += 1
        }
        return unit
    }

    // MARK: Bytes

    /// Byte at the current position; `nil` at the end.
    private var byte: UInt8? {
        index < bytes.count ? bytes[index] : nil
    }

    private mutating func skipWhiteSpace() {
        while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
    }

    /// Skips a token, and the white space before it.
    private mutating func skipToken(_ sign: StaticString) -> Bool {
        skipWhiteSpace()
        return skip(sign)
    }

    /// Skips a word, if it is at the current position.
    private mutating func skip(_ word: StaticString) -> Bool {
        let length = word.utf8CodeUnitCount
        guard length <= bytes.count - index else { return false }
        for offset in 0..<length where bytes[index + offset] != word.utf8Start[offset] { return false }
        index += length
        return true
    }
}
