import CCairo

/// Font families of documents: Inter, and Noto Sans for the scripts that it lacks. `scripts/setup` installs them
/// (fonts-inter, fonts-noto-core, fonts-noto-cjk); other fonts of the machine are never used.
enum FontFamily {
    /// Families in the order in which a glyph is looked up.
    private static let all = [
        "Inter", "Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Thai", "Noto Sans Devanagari",
        "Noto Sans Bengali", "Noto Sans Tamil", "Noto Sans Armenian", "Noto Sans Georgian", "Noto Sans Ethiopic",
        "Noto Sans Khmer", "Noto Sans Lao", "Noto Sans Myanmar", "Noto Sans Sinhala", "Noto Sans Math",
        "Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans CJK SC",
    ]

    /// The families in the form of Pango.
    static let list = all.joined(separator: ",")

    private static let known = Set(all)

    /// True for a font of one of the families.
    static func isKnown(_ font: UnsafeMutablePointer<PangoFont>?) -> Bool {
        guard let font, let description = pango_font_describe(font) else { return true }
        defer { pango_font_description_free(description) }
        guard let family = pango_font_description_get_family(description) else { return false }
        return known.contains(String(cString: family))
    }
}

extension String {
    /// The text with a white square for each colour emoji, for which the fonts have no glyph, and with characters that
    /// have both forms shown as text.
    var withoutColourEmoji: String {
        guard unicodeScalars.contains(where: { $0.properties.isEmojiPresentation || $0 == Self.colourSelector }) else {
            return self
        }
        return String(
            map { character -> String in
                let scalars = character.unicodeScalars
                if scalars.contains(where: \.properties.isEmojiPresentation) { return "□" }
                return String(String.UnicodeScalarView(scalars.filter { $0 != Self.colourSelector }))
            }.joined())
    }

    /// VARIATION SELECTOR-16, which selects the colour form.
    private static let colourSelector: Unicode.Scalar = "\u{FE0F}"
}
