/// Bound on what shops wrote into one document: descriptions of lines, credits and payments.
///
/// Letters are what drawing takes its time for. Ordinary documents stay far below the bound; in one that goes beyond it
/// the longest texts are cut, with an ellipsis, to the length at which all of them together keep it.
struct TextBudget {
    /// Unicode scalars of all texts together.
    static let maxScalars = 12_000
    /// Unicode scalars that every text keeps, however many there are.
    static let minLength = 40

    /// Unicode scalars that one text may have.
    let maxLength: Int

    init(_ texts: [String]) {
        var rest = Self.maxScalars
        var remaining = texts.count
        for length in texts.map(\.unicodeScalars.count).sorted() {
            guard length <= rest / remaining else {
                maxLength = max(rest / remaining, Self.minLength)
                return
            }
            rest -= length
            remaining -= 1
        }
        maxLength = .max
    }

    /// The text, cut between two characters where it is too long.
    func fit(_ text: String) -> String {
        guard text.utf8.count > maxLength, text.unicodeScalars.count > maxLength else { return text }
        var scalars = 0
        let kept = text.prefix { character in
            scalars += character.unicodeScalars.count
            return scalars < maxLength
        }
        return kept + "…"
    }
}
