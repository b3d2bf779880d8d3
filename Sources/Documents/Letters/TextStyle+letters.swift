import Domain

/// Text styles of letters.
extension TextStyle {
    static let heading = TextStyle(size: 21, weight: .semibold)
    static let sum = TextStyle(size: 12, weight: .semibold)
    static let body = TextStyle(size: 10)
    static let strong = TextStyle(size: 10, weight: .semibold)
    static let note = TextStyle(size: 8.5, colour: Palette.inkSoft)
    static let small = TextStyle(size: 7.5, colour: Palette.inkSoft)

    var inked: TextStyle { changed { $0.colour = Palette.ink } }
    var soft: TextStyle { changed { $0.colour = Palette.inkSoft } }
    var centred: TextStyle { changed { $0.alignment = .centre } }
    var trailing: TextStyle { changed { $0.alignment = .trailing } }

    private func changed(_ change: (inout TextStyle) -> Void) -> TextStyle {
        var style = self
        change(&style)
        return style
    }
}
