/// Bound on what shops wrote into one document: descriptions of lines, credits and payments.
///
/// Letters are what drawing takes its time for. Ordinary documents stay far below the bound; in one that goes beyond it
/// the longest texts are cut, with an ellipsis, to the length at which all of them together keep it.
struct TextBudget {
    /// Length of all texts together, as `length(of:)` counts it.
    static let maxLength = 12_000
    /// Length that every text keeps, however many there are.
    static let minLength = 40

    /// Length that one text may have.
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

    /// Unicode scalars. Those of Chinese, Japanese and Korean, and what stands behind them in Unicode, count as three:
    /// each different one is an outline of its own in the file, and takes that much longer.
    private static func length(of scalars: some Sequence<Unicode.Scalar>) -> Int {
        scalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 3) }
    }
}
