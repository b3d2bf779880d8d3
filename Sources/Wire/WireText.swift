/// What is done to every text that comes over the wire before anything looks at it.
enum WireText {
    /// The text without white space around it, and decoded once more where it had been encoded twice.
    static func normalised(_ text: String) -> String {
        let trimmed = trimmed(text)
        return trimmed.utf8.allSatisfy { $0 < 128 } ? trimmed : decodedTwice(trimmed) ?? trimmed
    }

    private static func trimmed(_ text: String) -> String {
        guard let first = text.first, let last = text.last else { return text }
        guard first.isWhitespace || last.isWhitespace else { return text }
        let start = text.drop(while: \.isWhitespace)
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...end])
    }

    /// One published client passes UTF-8 through a Latin-1 encoder: `Köln` arrives as `KÃ¶ln`. Text whose characters,
    /// taken as bytes, are well-formed UTF-8 with something in it beyond ASCII is no text anybody writes.
    private static func decodedTwice(_ text: String) -> String? {
        guard text.unicodeScalars.allSatisfy({ $0.value < 256 }) else { return nil }
        return String(validating: text.unicodeScalars.map { UInt8($0.value) }, as: UTF8.self)
    }
}
