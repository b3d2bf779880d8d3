import Domain

/// Artwork of a brand: mark, name and their combinations. Confined to the thread that created it.
struct BrandArtwork {
    let name: String
    let accent: RGBColour
    private let typesetter = Typesetter()

    init(name: String, accent: AccentColour) {
        self.name = name
        self.accent = accent.fill
    }

    /// Minimum contrast ratio at which two colours are distinguishable.
    private static let minContrastRatio = 1.2

    // MARK: The mark

    /// The mark: a clock, for "afterwards", also the icon of the pages. On a background of similar colour the square is
    /// ink and the hands have the accent.
    static func mark(
        of accent: RGBColour, x: Double, y: Double, side: Double, on background: RGBColour
    ) -> [Artwork.Layer] {
        let isLost = accent.contrast(with: background) < Self.minContrastRatio
        let square = Outline.roundedRectangle(x: 0, y: 0, width: 24, height: 24, radius: 7)
        let hands = Outline(
            segments: [
                Outline.stroke(from: .init(x: 12, y: 6.5), to: .init(x: 12, y: 12), width: 2.4),
                Outline.stroke(from: .init(x: 12, y: 12), to: .init(x: 15.5, y: 14.5), width: 2.4),
            ].flatMap(\.segments))
        return [
            .init(outline: square.placed(x: x, y: y, scale: side / 24), colour: isLost ? Palette.ink : accent),
            .init(outline: hands.placed(x: x, y: y, scale: side / 24), colour: isLost ? accent : Palette.ink),
        ]
    }

    func mark(x: Double, y: Double, side: Double, on background: RGBColour) -> [Artwork.Layer] {
        Self.mark(of: accent, x: x, y: y, side: side, on: background)
    }

    // MARK: The name

    func textOutline(_ text: String) -> TextOutline {
        TextOutline(text, by: typesetter)
    }

    /// The name in two lines of similar width; `nil` for a single word.
    var twoLines: [TextOutline]? {
        let words = name.split(separator: " ")
        let ways = (1..<max(1, words.count)).map { count in
            [words.prefix(count), words.dropFirst(count)].map { textOutline($0.joined(separator: " ")) }
        }
        func widest(_ lines: [TextOutline]) -> Double { lines.map(\.width).max() ?? 0 }
        return ways.min { widest($0) < widest($1) }
    }

    /// Colour of the name on a background.
    static func textColour(on background: RGBColour) -> RGBColour {
        Palette.ink.contrast(with: background) >= AccentColour.minContrastRatio ? Palette.ink : Palette.paper
    }

    /// Box of a badge. A nearly white one gets a border, so that its edge shows on white.
    static func card(width: Double, height: Double, line: Double, background: RGBColour) -> [Artwork.Layer] {
        let radius = height * 0.15
        let whole = Outline.roundedRectangle(x: 0, y: 0, width: width, height: height, radius: radius)
        guard background.contrast(with: Palette.paper) < minContrastRatio else {
            return [.init(outline: whole, colour: background)]
        }
        let inner = Outline.roundedRectangle(
            x: line, y: line, width: width - 2 * line, height: height - 2 * line, radius: radius - line)
        return [.init(outline: whole, colour: Palette.line), .init(outline: inner, colour: background)]
    }
}
