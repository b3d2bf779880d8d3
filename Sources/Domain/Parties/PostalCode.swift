/// A postal code in the form of its country, in capitals and without blanks: `1234AB`.
package struct PostalCode: Hashable, Sendable, Codable {
    package let text: String

    /// `nil` for a text that is not a postal code of that country. Countries without a pattern accept 2 to 10
    /// characters.
    package init?(_ text: String, in country: CountryCode) {
        let code = Self.normalized(text, in: country)
        guard Self.isValid(code, in: country) else { return nil }
        self.text = code
    }

    /// The code without a leading country (`B-1000`, `L 1234`) and, in countries whose codes have none, without
    /// punctuation (`1012-JS`).
    private static func normalized(_ text: String, in country: CountryCode) -> String {
        var code = text.cleanedWords.uppercased().filter { $0 != " " }
        let beginsWithDigit = patterns[country.text]?.allSatisfy { $0.utf8.first?.isASCIIDigit == true } ?? false
        for prefix in [country.text, countryPrefixes[country.text]].compactMap(\.self) where code.hasPrefix(prefix) {
            let rest = code.dropFirst(prefix.count)
            guard rest.first == "-" || beginsWithDigit && rest.utf8.first?.isASCIIDigit == true else { continue }
            code = String(rest.first == "-" ? rest.dropFirst() : rest)
            break
        }
        guard let patterns = patterns[country.text], !patterns.contains(where: { $0.contains("-") }),
            let first = code.first, let last = code.last, code.count > 2
        else { return code }
        return "\(first)\(code.dropFirst().dropLast().filter { !"-./".contains($0) })\(last)"
    }

    private static func isValid(_ code: String, in country: CountryCode) -> Bool {
        guard let patterns = patterns[country.text] else {
            return (2...FieldLimits.postalCode).contains(code.utf8.count)
                && code.utf8.allSatisfy { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") }
                && code.utf8.contains(where: \.isASCIIDigit)
        }
        guard patterns.contains(where: { matches(code, $0) }) else { return false }
        return country.text != "NL" || !neverIssuedInNL.contains(String(code.suffix(2)))
    }

    /// Matches a pattern: `1` is a digit except 0, `9` any digit, `A` a letter; any other character matches itself.
    private static func matches(_ code: String, _ pattern: String) -> Bool {
        guard code.utf8.count == pattern.utf8.count else { return false }
        return zip(code.utf8, pattern.utf8).allSatisfy { byte, expected in
            switch expected {
            case UInt8(ascii: "1"): byte.isASCIIDigit && byte != UInt8(ascii: "0")
            case UInt8(ascii: "9"): byte.isASCIIDigit
            case UInt8(ascii: "A"): byte.isASCIICapital
            default: byte == expected
            }
        }
    }

    private static let patterns: [String: [String]] = [
        "NL": ["1999AA"], "BE": ["1999"], "DE": ["99999"], "FR": ["99999"], "LU": ["1999"], "AT": ["1999"],
        "CH": ["1999"], "DK": ["9999"], "NO": ["9999"], "SE": ["19999"], "FI": ["99999"], "IT": ["99999"],
        "ES": ["99999"], "PT": ["1999-999", "1999"], "PL": ["99-999"], "CZ": ["19999"], "US": ["99999", "99999-9999"],
        "GB": ["A99AA", "A999AA", "AA99AA", "AA999AA", "A9A9AA", "AA9A9AA"],
    ]

    /// Country letters that people still write before a code.
    private static let countryPrefixes = ["BE": "B", "DE": "D", "FR": "F", "LU": "L", "AT": "A"]

    /// Letter pairs that the Dutch post does not use.
    private static let neverIssuedInNL: Set<String> = ["SA", "SD", "SS"]
}

extension PostalCode {
    package init(from decoder: any Decoder) throws {
        text = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
