import Domain

/// Size, weight, colour and alignment of a text.
struct TextStyle: Hashable {
    enum Weight: Hashable {
        case regular, semibold, bold
    }

    enum Alignment: Hashable {
        case leading, centre, trailing
    }

    /// Font size in points.
    var size: Double
    var weight: Weight = .regular
    var colour: RGBColour = Palette.ink
    var alignment: Alignment = .leading
}
