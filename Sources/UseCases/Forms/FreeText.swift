import Domain

/// Text that people write. Control characters, which no database and no invoice wants, become blanks.
enum FreeText {
    /// The text, when it is not longer than a number of characters.
    static func line(upTo length: Int) -> (String) -> String? {
        { text in
            guard text.utf8.count <= length || text.unicodeScalars.count <= length else { return nil }
            return printable(text)
        }
    }

    /// The same for a text of several lines.
    static func text(upTo length: Int) -> (String) -> String? {
        { text in
            guard text.utf8.count <= length || text.unicodeScalars.count <= length else { return nil }
            return text.split(whereSeparator: \.isNewline).map { printable(String($0)) }.joined(separator: "\n")
        }
    }

    /// As much of the text as fits.
    static func cut(_ text: String?, to length: Int) -> String? {
        guard let text, !text.isEmpty else { return nil }
        return printable(text.utf8.count <= length ? text : String(text.unicodeScalars.prefix(length)))
    }

    /// Whether a reference keeps to letters, digits, `_` and `-`, as several error texts demand.
    static func isReference(_ text: String) -> Bool {
        text.utf8.allSatisfy { byte in
            byte.isASCIIAlphanumeric || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
        }
    }

    private static func printable(_ text: String) -> String {
        // Beyond ASCII they are the two bytes that begin with C2.
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? " " : $0 }))
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    }
}
