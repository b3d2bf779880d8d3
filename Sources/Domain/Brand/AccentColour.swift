/// The configurable colour of a brand, with variants for links that are readable on light and dark backgrounds.
package struct AccentColour: Hashable, Sendable {
    /// Colour of fills and focus rings. Text on it is drawn in `Palette.ink`.
    package let fill: RGBColour
    /// Colour of links on a light background.
    package let linkColour: RGBColour
    /// Colour of links on a dark background.
    package let linkColourDark: RGBColour

    package static let standard = AccentColour(fill: RGBColour(red: 0xF2, green: 0x8D, blue: 0x20))

    /// Minimum contrast ratio of normal text (WCAG 2.2, 1.4.3, level AA).
    package static let minContrastRatio = 4.5

    /// Reads a colour in hexadecimal. `nil` when it is not a colour, or too dark for readable ink on it: the caller
    /// then warns the operator and uses `standard`.
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

    /// The colour, mixed with ink until it is readable on every background given.
    private static func readable(_ colour: RGBColour, towards ink: RGBColour, on grounds: [RGBColour]) -> RGBColour {
        for percent in 0..<100 {
            let mix = colour.mixed(with: ink, percent: percent)
            if grounds.allSatisfy({ mix.contrast(with: $0) >= minContrastRatio }) { return mix }
        }
        return ink
    }
}

/// Fixed colours of text and backgrounds, the same as in `Public/naderhand.css`.
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
