/// Repair of text that was encoded as UTF-8 twice, by way of Latin-1 or Windows-1252: `Köln` arrives as `KÃ¶ln`.
///
/// The repair is made only if it is certain, that is, if the result is valid UTF-8 and
/// - the text contains a C1 control character, which no keyboard produces, or
/// - everything beyond ASCII is a pair of `Â`, `Ã`, `Ä` or `Å` (U+00C2 to U+00C5, the first bytes of U+0080 to U+017F)
///   and a character that a second byte became, and at least one of these pairs does not occur in ordinary text.
enum DoubleEncoding {
    /// Returns the text with one encoding undone; `nil` if that is not certain.
    static func undone(_ text: String) -> String? {
        let scalars = Array(text.unicodeScalars)
        return withControls(scalars) ?? pairs(scalars)
    }

    private static func withControls(_ scalars: [Unicode.Scalar]) -> String? {
        guard scalars.contains(where: { 0x80..<0xA0 ~= $0.value }), scalars.allSatisfy({ $0.value < 0x100 }) else {
            return nil
        }
        return String(validating: scalars.map { UInt8($0.value) }, as: UTF8.self)
    }

    private static func pairs(_ scalars: [Unicode.Scalar]) -> String? {
        var text = String.UnicodeScalarView()
        var isCertain = false
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            if scalar.isASCII {
                text.append(scalar)
                index += 1
            } else {
                guard let pair = Pair(at: index, in: scalars) else { return nil }
                text.append(pair.decoded)
                isCertain = isCertain || pair.isCertain
                index += 2
            }
        }
        return isCertain ? String(text) : nil
    }
}

/// Two characters that may be the two bytes of one.
private struct Pair {
    let decoded: Unicode.Scalar
    /// `true` for a pair that does not occur in ordinary text at this place. Two letters do (`ÄŠ`), a symbol after a
    /// word in capitals does (`SMÅ®` is not `SMŮ`, `CAFÃ®` not `CAFî`), and so does punctuation after a capital
    /// (`PÅ…`).
    let isCertain: Bool

    init?(at index: Int, in scalars: [Unicode.Scalar]) {
        let lead = scalars[index].value
        guard 0xC2...0xC5 ~= lead, index + 1 < scalars.count, let byte = Self.byte(of: scalars[index + 1]),
            let decoded = Unicode.Scalar((lead & 0x1F) << 6 | (byte & 0x3F)), decoded.value >= 0xA0
        else { return nil }
        self.decoded = decoded
        let second = scalars[index + 1]
        let capitals = scalars[..<index].suffix(2).reversed().prefix { "A"..."Z" ~= $0 }.count
        let goesOn = index + 2 < scalars.count && "a"..."z" ~= scalars[index + 2]
        isCertain =
            !Self.letters.contains(second)
            && (goesOn
                || !(capitals == 2 && (decoded.properties.isLowercase || lead >= 0xC4))
                    && !(capitals > 0 && Self.punctuation.contains(second)))
    }

    /// Second byte of UTF-8 that the character stands for; `nil` if there is none.
    private static func byte(of scalar: Unicode.Scalar) -> UInt32? {
        0x80..<0xC0 ~= scalar.value ? scalar.value : windows1252[scalar]
    }

    private static let letters: Set<Unicode.Scalar> = ["ƒ", "Š", "Œ", "Ž", "š", "œ", "ž", "Ÿ"]
    private static let punctuation: Set<Unicode.Scalar> = [
        "\u{201A}", "\u{201E}", "\u{2026}", "\u{2039}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}",
        "\u{2013}", "\u{2014}", "\u{2122}", "\u{203A}",
    ]

    /// Characters of bytes 80 to 9F in Windows-1252.
    private static let windows1252: [Unicode.Scalar: UInt32] = [
        "\u{20AC}": 0x80, "\u{201A}": 0x82, "ƒ": 0x83, "\u{201E}": 0x84, "\u{2026}": 0x85, "\u{2020}": 0x86,
        "\u{2021}": 0x87, "\u{2C6}": 0x88, "\u{2030}": 0x89, "Š": 0x8A, "\u{2039}": 0x8B, "Œ": 0x8C, "Ž": 0x8E,
        "\u{2018}": 0x91, "\u{2019}": 0x92, "\u{201C}": 0x93, "\u{201D}": 0x94, "\u{2022}": 0x95, "\u{2013}": 0x96,
        "\u{2014}": 0x97, "\u{2DC}": 0x98, "\u{2122}": 0x99, "š": 0x9A, "\u{203A}": 0x9B, "œ": 0x9C, "ž": 0x9E,
        "Ÿ": 0x9F,
    ]
}
