/// The one colour that can be configured, with the variants in which it can be read.
package struct AccentColour: Hashable, Sendable {
    /// Fills and focus rings. Text on it is ink.
    package let fill: RGBColour
    /// Links on light paper.
    package let linkColour: RGBColour
    /// Links on dark paper.
    package let linkColourDark: RGBColour

    package static let standard = AccentColour(fill: RGBColour(red: 0xF2, green: 0x8D, blue: 0x20))

    /// What WCAG 2.2 asks of text of ordinary size (1.4.3, level AA).
    package static let minContrastRatio = 4.5

    /// `nil` when it is no colour, or one on which ink cannot be read (a dark blue, say): the caller tells the
    /// operator and goes on with `standard`.
    package init?(configured hex: String) {
        guard let fill = RGBColour(hex: hex), fill.contrast(with: Palette.ink) >= Self.minContrastRatio else {
            return nil
        }
        self.init(fill: fill)
    }

    private init(fill: RGBColour) {
        self.fill = fill
        linkColour = Self.readable(fill, towards: Palette.ink, on: [Palette.paper, Palette.wash])
        linkColourDark = Self.readable(
            fill, towards: Palette.inkDark, on: [Palette.paperDark, Palette.washDark])
    }

    /// As much of the colour as can be read on all of these grounds.
    private static func readable(_ colour: RGBColour, towards ink: RGBColour, on grounds: [RGBColour]) -> RGBColour {
        for percent in 0..<100 {
            let mix = colour.mixed(with: ink, percent: percent)
            if grounds.allSatisfy({ mix.contrast(with: $0) >= minContrastRatio }) { return mix }
        }
        return ink
    }
}

/// The fixed colours text stands in and on, as in `Public/naderhand.css`.
package enum Palette {
    package static let ink = RGBColour(red: 0x16, green: 0x18, blue: 0x1D)
    package static let inkSoft = RGBColour(red: 0x56, green: 0x5B, blue: 0x66)
    package static let line = RGBColour(red: 0xE3, green: 0xE5, blue: 0xEA)
    package static let paper = RGBColour(red: 0xFF, green: 0xFF, blue: 0xFF)
    package static let wash = RGBColour(red: 0xF6, green: 0xF7, blue: 0xF9)
    package static let inkDark = RGBColour(red: 0xEC, green: 0xEE, blue: 0xF2)
    package static let paperDark = RGBColour(red: 0x11, green: 0x13, blue: 0x18)
    package static let washDark = RGBColour(red: 0x19, green: 0x1C, blue: 0x22)
}
