package import Domain

/// The payment badges.
package enum BadgeVariant: String, CaseIterable, Sendable {
    /// On the accent: the one to use. Addresses keep the word that shops know it by, whatever colour is configured.
    case colour = "orange"
    case white
    case black

    /// What the badge stands on.
    package func background(_ accent: RGBColour) -> RGBColour {
        switch self {
        case .colour: accent
        case .white: Palette.paper
        case .black: Palette.ink
        }
    }
}

/// A badge in both its forms.
struct Badge {
    /// The mark with the name, as large as there is room; the mark alone where the name is too long for a badge.
    let full: Artwork
    /// The mark alone.
    let compact: Artwork
    /// Shown narrower than this, in pixels, the name can no longer be read.
    let minWidth: Int

    /// What is drawn on that many pixels.
    func drawing(atWidth width: Int) -> Artwork { width < minWidth ? compact : full }
}

extension BrandArtwork {
    /// The box of a badge: 3 to 2, as those of other payment methods.
    static let badgeSize = (width: 120.0, height: 80.0)
    /// Letters smaller than this, on the box, cannot be read where badges stand.
    private static let minLetterHeight = 8.5
    /// Letters smaller than this, in pixels, cannot be read at all.
    private static let minLetterPixels = 7.1

    func badge(_ variant: BadgeVariant) -> Badge {
        let ground = variant.background(accent)
        let settings =
            [inlineLayout, stackedLayout([lettering(name)], side: 30, maxHeight: 25)]
            + [twoLines.map { stackedLayout($0, side: 24, maxHeight: 14.5) }].compactMap { $0 }
        guard let best = settings.max(by: { $0.size < $1.size }), best.size >= Self.minLetterHeight,
            best.lines.allSatisfy({ $0.lettering.width > 0 })
        else { return Badge(full: smallBadge(variant), compact: smallBadge(variant), minWidth: 0) }
        var artwork = Artwork(width: Self.badgeSize.width, height: Self.badgeSize.height)
        artwork.layers = Self.card(width: artwork.width, height: artwork.height, line: 1, background: ground)
        artwork.layers += mark(x: best.mark.x, y: best.mark.y, side: best.side, on: ground)
        artwork.layers += best.lines.map { line in
            .init(
                outline: line.lettering.outline.placed(x: line.x, y: line.y, scale: best.size),
                colour: Self.textColour(on: ground))
        }
        let leastWidth = (Self.minLetterPixels / best.size * artwork.width).rounded(.up)
        return Badge(full: artwork, compact: smallBadge(variant), minWidth: Int(leastWidth))
    }

    private func smallBadge(_ variant: BadgeVariant) -> Artwork {
        let ground = variant.background(accent)
        let (width, height, side) = (Self.badgeSize.width, Self.badgeSize.height, 62.0)
        var artwork = Artwork(width: width, height: height)
        artwork.layers = Self.card(width: width, height: height, line: 3, background: ground)
        artwork.layers += mark(x: (width - side) / 2, y: (height - side) / 2, side: side, on: ground)
        return artwork
    }

    // MARK: Where things stand

    /// A way to set mark and name on the box.
    private struct BadgeLayout {
        /// Of the letters.
        let size: Double
        let side: Double
        let mark: Outline.Point
        let lines: [(lettering: TextOutline, x: Double, y: Double)]
    }

    private static let availableWidth = 96.0

    /// The name to the right of the mark: for names of a letter or two.
    private var inlineLayout: BadgeLayout {
        let name = lettering(name)
        let (markPart, gapPart) = (1.25, 0.36)
        let size = min(36, Self.availableWidth / (markPart + gapPart + name.width))
        let left = (Self.badgeSize.width - size * (markPart + gapPart + name.width)) / 2
        let middle = Self.badgeSize.height / 2
        return BadgeLayout(
            size: size, side: size * markPart, mark: .init(x: left, y: middle - size * markPart / 2),
            lines: [(name, left + size * (markPart + gapPart), middle + size * TextOutline.capHeightRatio / 2)])
    }

    /// The name below the mark.
    private func stackedLayout(_ lines: [TextOutline], side: Double, maxHeight most: Double) -> BadgeLayout {
        let widest = max(lines.map(\.width).max() ?? 0, 0.1)
        let size = min(most, Self.availableWidth / widest)
        let (gap, step) = (8.5, 1.15 * size)
        let height = side + gap + TextOutline.capHeightRatio * size + Double(lines.count - 1) * step
        let top = (Self.badgeSize.height - height) / 2
        let first = top + side + gap + TextOutline.capHeightRatio * size
        return BadgeLayout(
            size: size, side: side, mark: .init(x: (Self.badgeSize.width - side) / 2, y: top),
            lines: lines.enumerated().map { index, line in
                (line, (Self.badgeSize.width - line.width * size) / 2, first + Double(index) * step)
            })
    }
}
