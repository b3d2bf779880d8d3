/// Limit of the texts that shops put into one document: descriptions of lines, credits and payments.
///
/// Letters take most of the time of rendering. Usual documents are far below the limit; in a larger one the longest
/// texts are cut, with an ellipsis, so that all of them together fit.
struct TextBudget {
    /// Maximum length of all texts together, as counted by `length(of:)`.
    static let maxLength = 12_000
    /// Length that every text keeps, however many there are.
    static let minLength = 40

    /// Maximum length of one text.
    let maxLength: Int

    init(_ texts: [String]) {
        var rest = Self.maxLength
        var remaining = texts.count
        for length in texts.map({ Self.length(of: $0.unicodeScalars) }).sorted() {
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
        guard text.utf8.count > maxLength, Self.length(of: text.unicodeScalars) > maxLength else { return text }
        var length = 0
        let kept = text.prefix { character in
            length += Self.length(of: character.unicodeScalars)
            return length < maxLength
        }
        return kept + "…"
    }

    /// Number of Unicode scalars. Those of Chinese, Japanese and Korean, and all later ones in Unicode, count as three,
    /// since each different one adds an outline to the file.
    private static func length(of scalars: some Sequence<Unicode.Scalar>) -> Int {
        scalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 3) }
    }
}
