extension PhoneNumber {
    /// The number in E.164, `+31612345678`: equal for `06 12345678`, `+31 (0)6 12345678`, `0031-612345678` and
    /// `31612345678` in the Netherlands.
    /// - Parameter country: country in which a number without country code is dialled.
    package func e164(in country: CountryCode) -> String {
        let isInternational =
            text.utf8.first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "(") } == UInt8(ascii: "+")
        var digits = Self.digits(of: isInternational ? text.replacing("(0)", with: "") : text)
        if isInternational { return Self.international(digits[...]) }
        if digits.starts(with: "00".utf8) { return Self.international(digits.dropFirst(2)) }
        guard let code = Self.callingCodes[country.text] else {
            return "\(country.text) \(Self.text(digits[...]))"
        }
        let hasTrunkZero = digits.first == UInt8(ascii: "0") && !Self.withoutTrunkZero.contains(code)
        if hasTrunkZero {
            digits = Array(digits.drop { $0 == UInt8(ascii: "0") })
        } else if digits.starts(with: code.utf8), digits.count >= code.utf8.count + Self.minSubscriberDigits {
            return Self.international(digits[...])
        }
        return "+\(code)\(Self.text(digits[...]))"
    }

    /// - Parameter digits: country code and subscriber number.
    private static func international(_ digits: ArraySlice<UInt8>) -> String {
        for length in 1...3 where digits.count > length {
            let code = text(digits.prefix(length))
            guard knownCodes.contains(code) else { continue }
            let rest = digits.dropFirst(length)
            let subscriber = withoutTrunkZero.contains(code) ? rest : rest.drop { $0 == UInt8(ascii: "0") }
            return "+\(code)\(text(subscriber))"
        }
        return "+\(text(digits))"
    }

    private static func digits(of text: String) -> [UInt8] {
        text.utf8.filter(\.isASCIIDigit)
    }

    private static func text(_ digits: ArraySlice<UInt8>) -> String {
        String(decoding: digits, as: UTF8.self)
    }

    /// Minimum length after a country code. A shorter number with the same first digits is a national one.
    private static let minSubscriberDigits = 8

    /// Calling codes of Europe and of the countries that shops there deliver to (ITU-T E.164).
    private static let callingCodes = [
        "AD": "376", "AT": "43", "BE": "32", "BG": "359", "CA": "1", "CH": "41", "CY": "357", "CZ": "420", "DE": "49",
        "DK": "45", "EE": "372", "ES": "34", "FI": "358", "FR": "33", "GB": "44", "GR": "30", "HR": "385", "HU": "36",
        "IE": "353", "IS": "354", "IT": "39", "LI": "423", "LT": "370", "LU": "352", "LV": "371", "MC": "377",
        "MT": "356", "NL": "31", "NO": "47", "PL": "48", "PT": "351", "RO": "40", "SE": "46", "SI": "386",
        "SK": "421", "SM": "378", "US": "1",
    ]
    private static let knownCodes = Set(callingCodes.values)
    /// Numbering plans in which a leading zero belongs to the number, or none is dialled.
    private static let withoutTrunkZero: Set<String> = [
        "1", "30", "34", "39", "45", "47", "48", "351", "352", "354", "356", "357", "371", "372", "376", "377", "378",
        "420", "423",
    ]
}
