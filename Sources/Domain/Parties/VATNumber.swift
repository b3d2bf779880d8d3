/// A VAT number. A consumer's invoice may mention any text; a merchant needs the official form.
package struct VATNumber: ValidatedText {
    package let text: String

    /// Accepts 4 to 30 letters, digits, dots, blanks and hyphens with at least one digit: published clients send
    /// `btw.1231.3231123.123`.
    package init?(_ text: String) {
        guard FieldLimits.vatNumber.contains(text.unicodeScalars.count), text.utf8.contains(where: \.isASCIIDigit),
            text.utf8.allSatisfy({ $0.isASCIIAlphanumeric || Self.allowedPunctuation.contains($0) })
        else { return nil }
        self.text = text
    }

    private static let allowedPunctuation = Array(" .-".utf8)

    /// Official form without punctuation: `NL123456789B01`; `nil` if the text does not have the form of its country.
    package var officialForm: String? {
        let number = text.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        guard let lengths = Self.lengths[String(number.prefix(2))], lengths.contains(number.utf8.count - 2) else {
            return nil
        }
        let body = Array(number.utf8.dropFirst(2))
        if number.hasPrefix("NL") { return Self.isDutch(body) ? number : nil }
        return body.contains(where: \.isASCIIDigit) ? number : nil
    }

    /// Member state of the official form; `nil` for Northern Ireland (`XI`) and countries outside the Union.
    package var memberState: CountryCode? {
        guard let prefix = officialForm?.prefix(2) else { return nil }
        let country = CountryCode(prefix == "EL" ? "GR" : String(prefix))
        return country.flatMap { $0.isInEuropeanUnion ? $0 : nil }
    }

    /// True for nine digits, `B` and two digits. Since 2020, sole traders' numbers do not pass the old check of nine
    /// digits.
    private static func isDutch(_ body: [UInt8]) -> Bool {
        body.count == 12 && body[9] == UInt8(ascii: "B")
            && body[..<9].allSatisfy(\.isASCIIDigit) && body[10...].allSatisfy(\.isASCIIDigit)
    }

    /// Number of characters after the country's letters, for the member states and their neighbours (EU VIES).
    private static let lengths: [String: ClosedRange<Int>] = [
        "AT": 9...9, "BE": 10...10, "BG": 9...10, "CY": 9...9, "CZ": 8...10, "DE": 9...9, "DK": 8...8, "EE": 9...9,
        "EL": 9...9, "ES": 9...9, "FI": 8...8, "FR": 11...11, "GB": 9...12, "HR": 11...11, "HU": 8...8, "IE": 8...9,
        "IT": 11...11, "LT": 9...12, "LU": 8...8, "LV": 11...11, "MT": 8...8, "NL": 12...12, "PL": 10...10,
        "PT": 9...9, "RO": 2...10, "SE": 12...12, "SI": 8...8, "SK": 10...10, "XI": 9...12,
    ]
}
