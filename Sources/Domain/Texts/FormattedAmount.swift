/// An amount in the form of a language: `€ 1.210,00` (nl), `€1,210.00` (en), `1.210,00 €` (de), `1 210,00 €` (fr).
/// Spaces do not break, so that an amount stays on one line. French groups thousands with a narrow one, U+202F.
package struct FormattedAmount: CustomStringConvertible, Sendable {
    package let description: String

    /// - Parameter fraction: digits after the cents, for a price with more than two decimals.
    package init(cents: Int64, fraction: String = "", in language: Language) {
        let euros = Self.grouped(cents.magnitude / 100, by: Self.groupingSeparator(language))
        let rest = cents.magnitude % 100
        let number = "\(euros)\(language == .english ? "." : ",")\(rest < 10 ? "0" : "")\(rest)\(fraction)"
        let sign = cents < 0 ? "\u{2212}" : ""
        description =
            switch language {
            case .dutch: "\(sign)€\(Self.space)\(number)"
            case .english: "\(sign)€\(number)"
            case .german, .french: "\(sign)\(number)\(Self.space)€"
            }
    }

    private static let space = "\u{A0}"
    private static let narrowSpace = "\u{202F}"

    private static func groupingSeparator(_ language: Language) -> String {
        switch language {
        case .dutch, .german: "."
        case .english: ","
        case .french: narrowSpace
        }
    }

    private static func grouped(_ number: UInt64, by separator: String) -> String {
        let digits = Array(String(number))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += separator }
            text.append(digit)
        }
        return text
    }
}

extension LocalizedTexts {
    /// The amount in the form of this language.
    package func format(_ amount: Money) -> String { FormattedAmount(cents: amount.cents, in: language).description }

    /// The day in the form of this language.
    package func format(_ day: CivilDate) -> String { FormattedDate(day, phrases: self).description }
}

/// A plain decimal number (`1.5`) with the decimal separator of a language.
package struct FormattedDecimal: CustomStringConvertible, Sendable {
    package let description: String

    package init(_ plain: String, in language: Language) {
        description = language == .english ? plain : plain.replacing(".", with: ",")
    }
}
