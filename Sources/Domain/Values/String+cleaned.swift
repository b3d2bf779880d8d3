extension String {
    /// The text as typed: without invisible characters (controls, direction marks, soft hyphens, zero-width blanks,
    /// byte order marks), with a plain space for every other kind of blank, trimmed.
    ///
    /// Text copied from a page, a chat or an address book contains such characters.
    package var cleaned: String {
        guard needsCleaning else { return self }
        var scalars = UnicodeScalarView()
        for scalar in unicodeScalars {
            // A text with a zero byte is malformed, so it is not cleaned.
            if scalar == "\0" {
                scalars.append(scalar)
            } else if scalar.isControl {
                if "\t\n\r".unicodeScalars.contains(scalar) { scalars.append(" ") }
            } else if scalar.properties.isWhitespace {
                scalars.append(" ")
            } else if scalar.isShown(after: scalars.last) {
                scalars.append(scalar)
            }
        }
        let isBlank: (Unicode.Scalar) -> Bool = { $0 == " " || $0.properties.isJoinControl }
        guard let first = scalars.firstIndex(where: { !isBlank($0) }),
            let last = scalars.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(scalars[first...last])
    }

    /// The cleaned text with one blank between words and one kind of hyphen: for codes and names of places.
    package var cleanedWords: String {
        let text = cleaned
        guard text.hasDoubleBlanksOrNonASCII else { return text }
        let hyphened = String(
            UnicodeScalarView(text.unicodeScalars.map { "\u{2010}"..."\u{2015}" ~= $0 || $0 == "\u{2212}" ? "-" : $0 }))
        return hyphened.split(separator: " ").joined(separator: " ")
    }

    /// True if two blanks follow each other, or for any character beyond ASCII.
    private var hasDoubleBlanksOrNonASCII: Bool {
        var previous: UInt8 = 0
        for byte in utf8 {
            if byte >= 0x80 || byte == UInt8(ascii: " ") && previous == byte { return true }
            previous = byte
        }
        return false
    }

    private var needsCleaning: Bool {
        utf8.first == UInt8(ascii: " ") || utf8.last == UInt8(ascii: " ")
            || utf8.contains { !(0x20..<0x7F).contains($0) }
    }
}

extension Unicode.Scalar {
    /// True if the scalar is visible or changes a visible one. Joiners shape letters of Arabic and Indic scripts, and
    /// variation selectors the character before them; elsewhere neither has an effect.
    fileprivate func isShown(after previous: Unicode.Scalar?) -> Bool {
        guard properties.isDefaultIgnorableCodePoint else { return true }
        guard let previous else { return false }
        return properties.isVariationSelector
            ? previous.value >= 0x80 : properties.isJoinControl && previous.value >= 0x600
    }
}
