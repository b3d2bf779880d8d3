import Domain
import Testing

@testable import Server

@Suite("Colours")
struct ColourTests {
    @Test("read the ways people write them")
    func reading() {
        #expect(RGBColour(hex: "#F28D20")?.hex == "#F28D20")
        #expect(RGBColour(hex: "f80")?.hex == "#FF8800")
        for wrong in ["", "#", "#12345", "#GGGGGG", "orange", "#1234567", "#é12345", "#+12345", "##12345"] {
            #expect(RGBColour(hex: wrong) == nil, "\(wrong)")
        }
    }

    @Test("have the contrast WCAG computes")
    func contrast() throws {
        let white = Palette.paper
        #expect(abs(try #require(RGBColour(hex: "#000000")).contrast(with: white) - 21) < 0.001)
        #expect(abs(try #require(RGBColour(hex: "#767676")).contrast(with: white) - 4.54) < 0.01)
        #expect(abs(try #require(RGBColour(hex: "#777777")).contrast(with: white) - 4.48) < 0.01)
        #expect(abs(white.contrast(with: white) - 1) < 0.001)
        #expect(AccentColour.standard.fill.contrast(with: white) < 2.5)
    }

    @Test(
        "make links that can be read on every ground", arguments: ["#F28D20", "#F0F", "#7CC6FE", "#FFFFFF", "#FFE600"])
    func accents(hex: String) throws {
        let accent = try #require(AccentColour(configured: hex))
        for ground in [Palette.paper, Palette.wash] { #expect(accent.linkColour.contrast(with: ground) >= 4.5) }
        for ground in [Palette.paperDark, Palette.washDark] {
            #expect(accent.linkColourDark.contrast(with: ground) >= 4.5)
        }
        #expect(accent.fill.contrast(with: Palette.ink) >= 4.5)
    }

    @Test("refuse an accent on which ink cannot be read", arguments: ["#000000", "#003366", "#B3261E", "no colour"])
    func unusable(hex: String) {
        #expect(AccentColour(configured: hex) == nil)
    }

    @Test("keep the accent as it is where it can be read already")
    func dark() {
        #expect(AccentColour.standard.linkColourDark == AccentColour.standard.fill)
    }

    @Test("stand in the stylesheet as they are computed with")
    func stylesheet() throws {
        let css = StaticAsset.stylesheet(accent: .standard).content
        let light = try #require(css.firstRange(of: "prefers-color-scheme: dark").map { css[..<$0.lowerBound] })
        let dark = try #require(css.firstRange(of: "prefers-color-scheme: dark").map { css[$0.upperBound...] })
        for (name, colour) in [("ink", Palette.ink), ("paper", Palette.paper), ("wash", Palette.wash)] {
            #expect(light.contains("--\(name): \(colour.hex);"))
        }
        for (name, colour) in [
            ("ink", Palette.inkDark), ("paper", Palette.paperDark), ("wash", Palette.washDark),
        ] {
            #expect(dark.contains("--\(name): \(colour.hex);"))
        }
        #expect(css.contains("--accent-text: \(AccentColour.standard.linkColour.hex)"))
    }
}
