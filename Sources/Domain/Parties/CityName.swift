/// The name of a city: letters of any script, blanks, hyphens and apostrophes, as `errors.json` says (order 419).
/// Official names also contain dots, slashes, commas and brackets (`St. Willebrord`, `Frankfurt/Oder`, `Bergen (NH)`),
/// ordinals (`2e Exloërmond`) and districts (`Paris 16`).
package struct CityName: ValidatedText {
    package let text: String

    package init?(_ text: String) {
        let name = text.cleanedWords
        let scalars = name.unicodeScalars
        guard scalars.count <= FieldLimits.city, scalars.contains(where: \.properties.isAlphabetic),
            scalars.allSatisfy(Self.isAllowed), Self.hasNumbersOfPlaces(name)
        else { return nil }
        self.text = name
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", " ", "-", ".", ",", "/", "(", ")", "'", "`", "\u{2018}", "\u{2019}": true
        default: scalar.value > 127 && (scalar.properties.isAlphabetic || scalar.properties.isDiacritic)
        }
    }

    /// True if every number is an ordinal or the number of a district.
    private static func hasNumbersOfPlaces(_ name: String) -> Bool {
        guard name.utf8.contains(where: \.isASCIIDigit) else { return true }
        var previous: Substring?
        for word in name.lowercased().split(whereSeparator: { " ,/()-".contains($0) }) {
            if word.utf8.contains(where: \.isASCIIDigit) {
                let number = word.prefix { $0.isASCII && $0.isNumber }
                let rest = word.dropFirst(number.count)
                let isDistrict = rest.isEmpty && previous.map { numbered.contains(String($0)) } ?? false
                guard (1...2).contains(number.count), isDistrict || ordinalEndings.contains(String(rest)) else {
                    return false
                }
            }
            previous = word
        }
        return true
    }

    private static let ordinalEndings: Set<String> = [
        "e", "de", "ste", "er", "ère", "ème", "eme", "th", "st", "nd", "rd",
    ]
    /// French cities with numbered districts, and the word for a distribution office of the French post.
    private static let numbered: Set<String> = ["paris", "lyon", "marseille", "cedex"]
}
