/// An international bank account number (ISO 13616), checked by its remainder modulo 97; stored without blanks.
package struct IBAN: ValidatedText {
    package let text: String

    package init?(_ text: String) {
        let number = text.uppercased().filter { $0 != " " && $0 != "\u{A0}" }
        let (country, checkDigits) = (number.prefix(2), number.dropFirst(2).prefix(2))
        guard (15...FieldLimits.iban).contains(number.utf8.count), number.utf8.allSatisfy(\.isASCIIAlphanumeric),
            country.utf8.allSatisfy(\.isASCIICapital), checkDigits.utf8.allSatisfy(\.isASCIIDigit),
            Self.lengths[String(country)] ?? number.utf8.count == number.utf8.count,
            (2...98).contains(Int(checkDigits) ?? 0), Self.remainder(of: number) == 1
        else { return nil }
        self.text = number
    }

    private init(unchecked number: String) {
        text = number
    }

    /// Valid check digits, at a bank that does not exist.
    package static let fictional = IBAN(unchecked: "NL04NADE0123456789")

    /// Characters in groups of four, as printed.
    package var grouped: String { text.groupedByFour }

    /// Remainder modulo 97 of the number with its first four characters at the end and letters read as 10 to 35.
    private static func remainder(of number: String) -> Int {
        let bytes = Array(number.utf8)
        return (bytes.dropFirst(4) + bytes.prefix(4)).reduce(0) { remainder, byte in
            byte.isASCIIDigit
                ? (remainder * 10 + Int(byte - UInt8(ascii: "0"))) % 97
                : (remainder * 100 + Int(byte - UInt8(ascii: "A")) + 10) % 97
        }
    }

    /// Lengths of IBANs in the SEPA countries, from the IBAN registry.
    private static let lengths = [
        "AD": 24, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24,
        "FI": 18, "FR": 27, "GB": 22, "GI": 23, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26, "IT": 27, "LI": 21,
        "LT": 20, "LU": 20, "LV": 21, "MC": 27, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SE": 24,
        "SI": 19, "SK": 24, "SM": 27, "VA": 22,
    ]
}

/// A bank's identifier (ISO 9362): 8 or 11 characters.
package struct BIC: ValidatedText {
    package let text: String

    package init?(_ text: String) {
        let code = text.uppercased()
        guard code.utf8.count == 8 || code.utf8.count == FieldLimits.bic, code.utf8.allSatisfy(\.isASCIIAlphanumeric),
            code.utf8.prefix(6).allSatisfy(\.isASCIICapital)
        else { return nil }
        self.text = code
    }
}
