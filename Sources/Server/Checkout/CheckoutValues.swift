import Domain
import UseCases

/// Texts in the page's inputs.
struct CheckoutValues: Sendable {
    var texts: [FormField: String] = [:]
    var birthDate = BirthDateEntry()
    /// Values of the posted checkboxes; `yes` for the page's own.
    var consents: [Consent: String] = [:]

    init(texts: [FormField: String] = [:], birthDate: BirthDateEntry = BirthDateEntry()) {
        self.texts = texts
        self.birthDate = birthDate
    }

    /// Reads the fields of the shop's request.
    init(_ fields: [FormField: String]) {
        for field in FormField.onCheckout { texts[field] = fields[field] }
        if let date = fields[.birthDate].flatMap({ CivilDate($0) }) {
            birthDate = BirthDateEntry(day: "\(date.day)", month: "\(date.month)", year: "\(date.year)")
        }
    }

    /// Reads a posted form; unknown names are ignored.
    init(posted: [String: String]) {
        for field in FormField.onCheckout { texts[field] = posted[field.storedName] }
        for consent in Consent.allCases { consents[consent] = posted[consent.rawValue] }
        birthDate = BirthDateEntry(
            day: posted["birthDay"] ?? "", month: posted["birthMonth"] ?? "", year: posted["birthYear"] ?? "")
    }

    subscript(field: FormField) -> String { texts[field] ?? "" }

    func isBlank(_ field: FormField) -> Bool {
        field == .birthDate ? birthDate.isBlank : self[field].isBlank
    }

    func hasGiven(_ consent: Consent) -> Bool { consents[consent] == "yes" }

    /// Adds the shop's texts of fields that the form did not contain.
    func over(_ prefilled: CheckoutValues) -> CheckoutValues {
        var entries = prefilled
        entries.texts.merge(texts) { _, typed in typed }
        if !birthDate.isBlank { entries.birthDate = birthDate }
        return entries
    }

    /// The fields that the customer filled in, for the session. Fields that were not on the page are left out.
    /// - Parameter mandateID: number of the mandate that the customer gives by a checkbox.
    func filledIn(mandateID: String) -> [FormField: String] {
        var fields = texts
        fields[.birthDate] = birthDate.isBlank ? nil : birthDate.dayMonthYear
        if hasGiven(.mandate) {
            fields[.mandateID] = mandateID
            fields[.mandateType] = MandateType.oneTime.rawValue
        }
        return fields
    }
}

/// Day, month and year as typed, which need not be numbers.
struct BirthDateEntry: Hashable, Sendable {
    var day = ""
    var month = ""
    var year = ""

    var isBlank: Bool { [day, month, year].allSatisfy(\.isBlank) }

    /// `01-02-1985`; the parts as typed when they are no valid date.
    fileprivate var dayMonthYear: String {
        [(day, 2), (month, 2), (year, 4)].map { text, width in
            let digits = text.cleaned.filter { !$0.isWhitespace }
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }.joined(separator: "-")
    }
}

extension String {
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
