/// A house number and its extension as people write them, in two fields or in one: `12 bus 0203`, `12 boîte 3`, `12 A
/// 2`.
package struct WrittenHouse: Hashable, Sendable {
    /// Number without the extension, if a blank separates them.
    package let number: String?
    package let houseExtension: String?

    /// - Parameter houseExtension: extension from a field of its own; it is appended to an extension in `number`.
    package init(number: String?, houseExtension: String?) {
        let sent = number.map(\.cleanedWords)
        let ownExtension = houseExtension.map(\.cleaned).flatMap { $0.isEmpty ? nil : $0 }
        let (head, rest) = sent.map(Self.parts) ?? (nil, nil)
        let whole = Self.joined(rest, ownExtension).map(Self.shortened)
        // Both fit the length limits alone, but not joined.
        let isSeparate = !Self.fits(whole) && Self.fits(sent) && Self.fits(ownExtension)
        self.number = isSeparate ? sent : head
        self.houseExtension = isSeparate ? ownExtension : whole
    }

    /// Splits a text into the number (`12`, `12A`, `12-14`, `12/3`) and the rest; `rest` is `nil` where nothing
    /// follows.
    private static func parts(of text: String) -> (number: String?, rest: String?) {
        guard text.utf8.contains(UInt8(ascii: " ")) else { return (text, nil) }
        let text = text.replacing(" - ", with: "-").replacing(" / ", with: "/")
        let number = text.prefixMatch(of: /[0-9]+(?:[\-\/][0-9]+)*(?:[A-Za-z](?![\p{L}\p{N}]))?/)?.0
        guard let number, fits(String(number)) else { return (text, nil) }
        let rest = text[number.endIndex...].drop { " ,.;-/".contains($0) }
        return (String(number), rest.isEmpty ? nil : String(rest))
    }

    /// Joins both extensions; one that was sent twice counts once.
    private static func joined(_ rest: String?, _ houseExtension: String?) -> String? {
        guard let rest, let houseExtension else { return rest ?? houseExtension }
        return rest.lowercased() == houseExtension.lowercased() ? rest : "\(rest) \(houseExtension)"
    }

    /// Abbreviates the extension, then removes blanks, only as far as needed to fit.
    private static func shortened(_ houseExtension: String) -> String {
        guard !fits(houseExtension) else { return houseExtension }
        let words = houseExtension.split(separator: " ").map { abbreviations[$0.lowercased()] ?? String($0) }
        let short = words.joined(separator: " ")
        guard !fits(short) else { return short }
        let dense = words.joined()
        return fits(dense) ? dense : houseExtension
    }

    private static func fits(_ text: String?) -> Bool {
        (text?.unicodeScalars.count ?? 0) <= FieldLimits.houseNumber
    }

    private static let abbreviations = [
        "appartement": "app", "apartment": "apt", "boîte": "bte", "boite": "bte", "verdieping": "verd",
        "étage": "ét", "etage": "et", "wohnung": "Whg", "kamer": "kmr",
    ]
}
