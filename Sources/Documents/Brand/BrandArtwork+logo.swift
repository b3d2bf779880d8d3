import Domain

/// The grounds that a logo is drawn for.
package enum LogoBackground: String, CaseIterable, Sendable {
    case light
    case dark

    fileprivate var colour: RGBColour { self == .light ? Palette.paper : Palette.ink }
}

extension BrandArtwork {
    /// How high the box of a logo is.
    static let logoHeight = 48.0

    /// The mark with the name beside it, on nothing.
    func logo(for ground: LogoBackground) -> Artwork {
        let (side, gap) = (Self.logoHeight, 13.0)
        let name = lettering(name)
        // A name of more than some forty letters gets smaller ones: a picture has an end.
        let size = min(40, 900 / max(name.width, 1))
        let width = name.width > 0 ? side + gap + name.width * size : side
        // Whole pixels at half the height, the smallest that is offered.
        var artwork = Artwork(width: (width / 2).rounded(.up) * 2, height: side)
        artwork.layers = mark(x: 0, y: 0, side: side, on: ground.colour)
        let baseline = (side + TextOutline.capHeightRatio * size) / 2
        artwork.layers.append(
            .init(
                outline: name.outline.placed(x: side + gap, y: baseline, scale: size),
                colour: Self.textColour(on: ground.colour)))
        return artwork
    }
}
