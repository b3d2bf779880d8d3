extension String {
    /// The text without control characters of C0 and C1, direction controls, and line and paragraph separators, since
    /// they move a terminal's cursor and reorder the text around them. ASCII tabs and line breaks become blanks, so
    /// that words stay separate.
    /// - Parameter kept: control characters to keep.
    package func withoutControls(except kept: Set<Unicode.Scalar> = []) -> String {
        guard utf8.contains(where: Self.mayBeginControl) else { return self }
        return String(
            UnicodeScalarView(
                unicodeScalars.compactMap { scalar in
                    guard scalar.isControl, !kept.contains(scalar) else { return scalar }
                    return "\t\n\r".unicodeScalars.contains(scalar) ? " " : nil
                }))
    }

    /// True if a byte may begin a control character: beyond ASCII, the UTF-8 of control characters begins with one of
    /// three bytes.
    private static func mayBeginControl(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xD8 || byte == 0xE2
    }
}

extension Unicode.Scalar {
    /// True for a character that controls the display of text instead of being shown.
    package var isControl: Bool {
        switch value {
        case 0x00...0x1F, 0x7F...0x9F: true
        // Direction marks, embeddings, overrides and isolates; line and paragraph separators.
        case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
