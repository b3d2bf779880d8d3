/// A company's number in its trade register, as shops send it: 5 to 25 characters, `12345678` or `KvK12345`.
package struct ChamberOfCommerceNumber: ValidatedText {
    package let text: String

    package init?(_ text: String) {
        guard FieldLimits.chamberOfCommerceNumber.contains(text.unicodeScalars.count),
            text.utf8.contains(where: \.isASCIIDigit),
            text.utf8.allSatisfy({ $0.isASCIIAlphanumeric || Self.allowedPunctuation.contains($0) })
        else { return nil }
        self.text = text
    }

    private static let allowedPunctuation = Array(" .-/".utf8)

    /// True for a KvK number of the Dutch register: eight digits.
    package var isDutch: Bool { text.utf8.count == 8 && text.utf8.allSatisfy(\.isASCIIDigit) }

    /// Form in which two spellings of one number are equal: the digits without leading zeros, with the register's
    /// country unless it is the Netherlands.
    /// - Parameter country: country of the register, unless the number itself names it (`BE 0123.456.749`).
    package func matchForm(in country: CountryCode) -> String {
        let digits = text.utf8.filter(\.isASCIIDigit).drop { $0 == UInt8(ascii: "0") }
        let number = digits.isEmpty ? "0" : String(decoding: digits, as: UTF8.self)
        let country = namedCountry ?? country
        return country == .netherlands ? number : "\(country.text) \(number)"
    }

    /// Country from a leading `BE` or `NL`. Other letters are not countries: `HR`, `SC`.
    private var namedCountry: CountryCode? {
        let letters = String(decoding: text.utf8.prefix { !$0.isASCIIDigit }.filter(\.isASCIILetter), as: UTF8.self)
        return ["BE", "NL"].contains(letters.uppercased()) ? CountryCode(letters) : nil
    }
}
