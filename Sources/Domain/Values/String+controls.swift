extension String {
    /// Text without characters that control something: those of C0 and C1, those that set the direction of writing,
    /// and the separators of lines and paragraphs. They move a terminal's cursor and reorder what stands around them.
    /// Tabs and line breaks of ASCII become blanks, so that no two words become one.
    /// - Parameter kept: those that stay.
    package func withoutControls(except kept: Set<Unicode.Scalar> = []) -> String {
        guard utf8.contains(where: Self.mayBeginControl) else { return self }
        return String(
            UnicodeScalarView(
                unicodeScalars.compactMap { scalar in
                    guard scalar.isControl, !kept.contains(scalar) else { return scalar }
                    return "\t\n\r".unicodeScalars.contains(scalar) ? " " : nil
                }))
    }

    /// Beyond ASCII they begin with one of three bytes.
    private static func mayBeginControl(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xD8 || byte == 0xE2
    }
}

extension Unicode.Scalar {
    /// Whether it controls how text is shown instead of being shown.
    package var isControl: Bool {
        switch value {
        case 0x00...0x1F, 0x7F...0x9F: true
        // Marks, embeddings, overrides and isolates of direction; separators of lines and paragraphs.
        case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
