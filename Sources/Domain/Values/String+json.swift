extension String {
    /// Appends a text as a JSON string, in quotes (RFC 8259, 7).
    /// - Parameter usesShortEscapes: writes control characters that have a short escape with it, as `JSONEncoder` does:
    ///   `\n`, not `\u000a`.
    package mutating func appendJSON(_ text: String, usesShortEscapes: Bool = false) {
        self += "\""
        if text.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) {
            for scalar in text.unicodeScalars { append(scalar, usesShortEscapes: usesShortEscapes) }
        } else {
            self += text
        }
        self += "\""
    }

    private mutating func append(_ scalar: Unicode.Scalar, usesShortEscapes: Bool) {
        switch scalar {
        case "\"", "\\":
            self += "\\"
            unicodeScalars.append(scalar)
        case "\u{8}" where usesShortEscapes: self += "\\b"
        case "\t" where usesShortEscapes: self += "\\t"
        case "\n" where usesShortEscapes: self += "\\n"
        case "\u{c}" where usesShortEscapes: self += "\\f"
        case "\r" where usesShortEscapes: self += "\\r"
        case "\u{0}"..."\u{1F}": self += "\\u00\(UInt8(scalar.value).hexadecimal)"
        default: unicodeScalars.append(scalar)
        }
    }
}
