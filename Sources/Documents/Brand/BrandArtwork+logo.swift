import Domain

/// Backgrounds for which a logo is drawn.
package enum LogoBackground: String, CaseIterable, Sendable {
    case light
    case dark

    fileprivate var colour: RGBColour { self == .light ? Palette.paper : Palette.ink }
}

extension BrandArtwork {
    /// Height of a logo in units.
    static let logoHeight = 48.0

    /// Mark and name beside each other, on a transparent background.
    func logo(for background: LogoBackground) -> Artwork {
        let (side, gap) = (Self.logoHeight, 13.0)
        let name = textOutline(name)
        // A name of more than about forty letters is set smaller, since the width of an image is limited.
        let size = min(40, 900 / max(name.width, 1))
        let width = name.width > 0 ? side + gap + name.width * size : side
        // The width is whole pixels at half the height, the smallest size offered.
        var artwork = Artwork(width: (width / 2).rounded(.up) * 2, height: side)
        artwork.layers = mark(x: 0, y: 0, side: side, on: background.colour)
        let baseline = (side + TextOutline.capHeightRatio * size) / 2
        artwork.layers.append(
            .init(
                outline: name.outline.placed(x: side + gap, y: baseline, scale: size),
                colour: Self.textColour(on: background.colour)))
        return artwork
    }
}
