package import Domain

/// Variants of the payment badge.
package enum BadgeVariant: String, CaseIterable, Sendable {
    /// Badge on the accent, the default. Its files are named `orange` whatever the accent is, since shops know that
    /// name.
    case colour = "orange"
    case white
    case black

    /// Background colour of the badge.
    package func background(_ accent: RGBColour) -> RGBColour {
        switch self {
        case .colour: accent
        case .white: Palette.paper
        case .black: Palette.ink
        }
    }
}

/// A badge in its full and its compact form.
struct Badge {
    /// Mark and name, as large as they fit; the mark alone where the name is too long for a badge.
    let full: Artwork
    /// The mark alone.
    let compact: Artwork
    /// Width in pixels below which the name is not readable.
    let minWidth: Int

    /// Form of the badge for a width in pixels.
    func drawing(atWidth width: Int) -> Artwork { width < minWidth ? compact : full }
}

extension BrandArtwork {
    /// Size of a badge in units, 3 to 2, the format of other payment methods.
    static let badgeSize = (width: 120.0, height: 80.0)
    /// Minimum height of letters in units that is readable at the usual size of badges.
    private static let minLetterHeight = 8.5
    /// Minimum height of letters in pixels that is readable at all.
    private static let minLetterPixels = 7.1

    func badge(_ variant: BadgeVariant) -> Badge {
        let background = variant.background(accent)
        let settings =
            [inlineLayout, stackedLayout([textOutline(name)], side: 30, maxHeight: 25)]
            + [twoLines.map { stackedLayout($0, side: 24, maxHeight: 14.5) }].compactMap { $0 }
        guard let best = settings.max(by: { $0.size < $1.size }), best.size >= Self.minLetterHeight,
            best.lines.allSatisfy({ $0.text.width > 0 })
        else { return Badge(full: compactBadge(variant), compact: compactBadge(variant), minWidth: 0) }
        var artwork = Artwork(width: Self.badgeSize.width, height: Self.badgeSize.height)
        artwork.layers = Self.card(width: artwork.width, height: artwork.height, line: 1, background: background)
        artwork.layers += mark(x: best.mark.x, y: best.mark.y, side: best.side, on: background)
        artwork.layers += best.lines.map { line in
            .init(
                outline: line.text.outline.placed(x: line.x, y: line.y, scale: best.size),
                colour: Self.textColour(on: background))
        }
        let minWidth = (Self.minLetterPixels / best.size * artwork.width).rounded(.up)
        return Badge(full: artwork, compact: compactBadge(variant), minWidth: Int(minWidth))
    }

    private func compactBadge(_ variant: BadgeVariant) -> Artwork {
        let background = variant.background(accent)
        let (width, height, side) = (Self.badgeSize.width, Self.badgeSize.height, 62.0)
        var artwork = Artwork(width: width, height: height)
        artwork.layers = Self.card(width: width, height: height, line: 3, background: background)
        artwork.layers += mark(x: (width - side) / 2, y: (height - side) / 2, side: side, on: background)
        return artwork
    }

    // MARK: Where things stand

    /// Position of mark and name on the badge.
    private struct BadgeLayout {
        /// Font size of the name.
        let size: Double
        let side: Double
        let mark: Outline.Point
        let lines: [(text: TextOutline, x: Double, y: Double)]
    }

    private static let availableWidth = 96.0

    /// Layout with the name to the right of the mark, for names of one or two letters.
    private var inlineLayout: BadgeLayout {
        let name = textOutline(name)
        let (markPart, gapPart) = (1.25, 0.36)
        let size = min(36, Self.availableWidth / (markPart + gapPart + name.width))
        let left = (Self.badgeSize.width - size * (markPart + gapPart + name.width)) / 2
        let middle = Self.badgeSize.height / 2
        return BadgeLayout(
            size: size, side: size * markPart, mark: .init(x: left, y: middle - size * markPart / 2),
            lines: [(name, left + size * (markPart + gapPart), middle + size * TextOutline.capHeightRatio / 2)])
    }

    /// Layout with the name below the mark.
    private func stackedLayout(_ lines: [TextOutline], side: Double, maxHeight: Double) -> BadgeLayout {
        let widest = max(lines.map(\.width).max() ?? 0, 0.1)
        let size = min(maxHeight, Self.availableWidth / widest)
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
