/// Normalisation and checks of every text in a request.
enum WireText {
    /// Maximum number of combining marks in a row: the bound of Unicode's Stream-Safe Text Format (UAX #15, section
    /// 13), far above the needs of any language.
    static let maxCombiningMarks = 30

    /// Returns `true` for a text that can be compared and hashed in linear time.
    ///
    /// Swift normalises text for both, and sorts every run of combining marks in quadratic time: a run of 64 KiB takes
    /// a quarter of a second, each time.
    static func isStreamSafe(_ text: String) -> Bool {
        // A mark takes at least two bytes. The first mark is U+0300, and in UTF-8 all characters before it have lower
        // bytes.
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

    /// Returns the text without surrounding white space, and with double encoding undone.
    /// - Returns: `nil` if the result is not stream-safe.
    static func normalised(_ text: String) -> String? {
        guard text.utf8.contains(where: { $0 >= 128 }) else { return trimmed(text) }
        // White space may be half of a letter (`Ã` with a no-break space is an `à`), and is not white space then.
        let outer = trimmed(text)
        let decoded = (DoubleEncoding.undone(text) ?? DoubleEncoding.undone(outer)).map(Self.trimmed) ?? outer
        return isStreamSafe(decoded) ? decoded : nil
    }

    /// Removes surrounding white space. Works on scalars: a space with a combining mark is one `Character`, but still a
    /// space.
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
