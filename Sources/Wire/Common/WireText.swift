/// What is done to every text that comes over the wire before anything looks at it.
enum WireText {
    /// So many combining marks may stand in a row: the bound of Unicode's Stream-Safe Text Format (UAX #15, section
    /// 13), far above what any language needs.
    static let maxCombiningMarks = 30

    /// Whether the text can be compared and hashed in a time that grows with its length and no faster.
    ///
    /// Swift brings text into Unicode's normal form for both, and sorts every run of combining marks on the way, in
    /// time quadratic in its length: a run of 64 KiB takes a quarter of a second, each time anew.
    static func isStreamSafe(_ text: String) -> Bool {
        // A mark takes two bytes and more. The first is U+0300, and in UTF-8 whatever comes before has lower bytes.
        guard text.utf8.count > 2 * maxCombiningMarks, text.utf8.contains(where: { $0 >= 0xCC }) else { return true }
        var marks = 0
        for scalar in text.unicodeScalars {
            marks = isCombiningMark(scalar) ? marks + 1 : 0
            guard marks <= maxCombiningMarks else { return false }
        }
        return true
    }

    private static func isCombiningMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x300 && scalar.properties.canonicalCombiningClass != .notReordered
    }

    /// The text without white space around it, and decoded once more where it had been encoded twice.
    /// - Returns: `nil` when what it says then is not stream-safe.
    static func normalised(_ text: String) -> String? {
        guard text.utf8.contains(where: { $0 >= 128 }) else { return trimmed(text) }
        // White space may be half of a letter (`Ã` with a no-break space is an `à`), and is not white space then.
        let outer = trimmed(text)
        let decoded = (DoubleEncoding.undone(text) ?? DoubleEncoding.undone(outer)).map(Self.trimmed) ?? outer
        return isStreamSafe(decoded) ? decoded : nil
    }

    /// By scalars: a blank with a combining mark on it is one `Character`, and still a blank.
    static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.first, let last = scalars.last else { return text }
        guard first.properties.isWhitespace || last.properties.isWhitespace else { return text }
        guard let start = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let end = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[start...end])
    }
}
