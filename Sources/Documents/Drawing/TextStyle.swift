import Domain

/// How a text is set.
struct TextStyle: Hashable {
    enum Weight: Hashable {
        case regular, semibold, bold
    }

    enum Alignment: Hashable {
        case leading, centre, trailing
    }

    /// In points.
    var size: Double
    var weight: Weight = .regular
    var colour: RGBColour = Palette.ink
    var alignment: Alignment = .leading
}
