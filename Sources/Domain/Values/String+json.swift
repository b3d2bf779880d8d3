extension String {
    /// Appends a text as a JSON string, in quotes (RFC 8259, 7).
    /// - Parameter usesShortEscapes: writes a line feed and a tab as `\n` and `\t`, not as `\u000a` and `\u0009`.
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
        case "\n" where usesShortEscapes: self += "\\n"
        case "\t" where usesShortEscapes: self += "\\t"
        case "\u{0}"..."\u{1F}": self += "\\u00\(UInt8(scalar.value).hexadecimal)"
        default: unicodeScalars.append(scalar)
        }
    }
}
