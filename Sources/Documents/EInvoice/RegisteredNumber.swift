import Domain

/// Registration number of a company in an electronic invoice: the digits and the register.
struct RegisteredNumber: Hashable {
    /// Registers by their code in ISO 6523. Each has a form that can be checked.
    enum Scheme: String {
        /// The Dutch trade register (KvK): eight digits.
        case netherlands = "0106"
        /// The Belgian enterprise register (KBO, BCE): ten digits, the last two of which are check digits.
        case belgium = "0208"
        /// The French register of companies (SIREN): nine digits, the last of which is a check digit.
        case frenchCompany = "0002"
        /// The French register of establishments (SIRET): fourteen digits, the last of which is a check digit.
        case frenchEstablishment = "0009"
    }

    let text: String
    /// `nil` for an unknown register or form; the number is then printed as sent, without dots.
    let scheme: Scheme?

    /// - Parameter country: country of the company.
    init(_ number: ChamberOfCommerceNumber, in country: CountryCode) {
        let digits = number.text.filter { $0.isASCII && $0.isNumber }
        if country == .belgium, let enterprise = Self.enterpriseNumber(digits) {
            (text, scheme) = (enterprise, .belgium)
        } else if country == .netherlands, digits.count == 8 {
            (text, scheme) = (digits, .netherlands)
        } else if country == .france, [9, 14].contains(digits.count), Self.isChecked(digits) {
            (text, scheme) = (digits, digits.count == 9 ? .frenchCompany : .frenchEstablishment)
        } else {
            (text, scheme) = (number.text.filter { $0 != "." }, nil)
        }
    }

    func element(_ name: String) -> XMLElement {
        scheme.map { XMLElement(name, text, ("schemeID", $0.rawValue)) } ?? XMLElement(name, text)
    }

    /// True if the last digit is the check digit of the others (Luhn).
    private static func isChecked(_ digits: String) -> Bool {
        let sum = digits.reversed().compactMap(\.wholeNumberValue).enumerated().reduce(0) { sum, entry in
            let (place, digit) = entry
            guard !place.isMultiple(of: 2) else { return sum + digit }
            return sum + (digit > 4 ? digit * 2 - 9 : digit * 2)
        }
        return sum.isMultiple(of: 10)
    }

    /// Enterprise number with ten digits, `0123456749`; numbers from before 2005 lack the leading zero.
    private static func enterpriseNumber(_ digits: String) -> String? {
        let number = digits.count == 9 ? "0" + digits : digits
        guard number.count == 10, number.hasPrefix("0") || number.hasPrefix("1"),
            let first = Int(number.prefix(8)), let check = Int(number.suffix(2))
        else { return nil }
        return 97 - first % 97 == check ? number : nil
    }
}
