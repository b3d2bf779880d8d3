import Domain
import UseCases

/// What the page's fields are to the platform.
extension CheckoutField {
    /// The field of an order's form; none for what is only ticked.
    var formField: FormField? {
        switch self {
        case .companyName: .companyName
        case .chamberOfCommerceNumber: .chamberOfCommerceNumber
        case .initials: .initials
        case .firstName: .firstName
        case .lastName: .lastName
        case .birthDate: .birthDate
        case .sex: .sex
        case .email: .email
        case .phone: .phone
        case .street: .street
        case .houseNumber: .houseNumber
        case .houseExtension: .houseExtension
        case .postalCode: .postalCode
        case .city: .city
        case .country: .country
        case .bankAccount: .bankAccount
        case .accountHolder: .accountHolder
        case .additionalText: .additionalText
        case .mandate, .consent: nil
        }
    }

    init?(_ field: FormField) {
        guard let own = Self.allCases.first(where: { $0.formField == field }) else { return nil }
        self = own
    }
}

extension CheckoutValues {
    /// What the shop sent.
    init(_ fields: [FormField: String]) {
        var texts: [CheckoutField: String] = [:]
        for field in CheckoutField.allCases {
            guard let formField = field.formField else { continue }
            texts[field] = fields[formField]
        }
        var birthDate = BirthDateEntry()
        if let date = fields[.birthDate].flatMap({ CivilDate($0) }) {
            birthDate = BirthDateEntry(day: "\(date.day)", month: "\(date.month)", year: "\(date.year)")
        }
        self.init(texts: texts, birthDate: birthDate)
    }

    /// With what the shop sent in the fields that were not on the page, or were left out of it.
    func over(_ view: SessionView) -> CheckoutValues {
        var entries = CheckoutValues(view.fields)
        entries.texts.merge(texts) { _, typed in typed }
        if !birthDate.isBlank { entries.birthDate = birthDate }
        return entries
    }

    /// What the customer says, as the platform reads it. Fields that were not on the page say nothing.
    /// - Parameter mandateID: the number of the mandate that the customer gives by a tick.
    func filledIn(mandateID: String) -> [FormField: String] {
        var fields: [FormField: String] = [:]
        for (field, text) in texts {
            guard let formField = field.formField, field != .birthDate else { continue }
            fields[formField] = text
        }
        if !birthDate.isBlank { fields[.birthDate] = birthDate.dayMonthYear }
        if self[.mandate] == "yes" {
            fields[.mandateID] = mandateID
            fields[.mandateType] = MandateType.oneTime.rawValue
        }
        return fields
    }
}

extension BirthDateEntry {
    /// `01-02-1985`; as it was typed where that is no date.
    fileprivate var dayMonthYear: String {
        [(day, 2), (month, 2), (year, 4)].map { text, width in
            let digits = text.cleaned.filter { !$0.isWhitespace }
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }.joined(separator: "-")
    }
}

extension [CheckoutField: FieldProblem] {
    /// What the platform finds wrong, by the page's fields; what is not the customer's to mend has no field here.
    /// - Parameter entries: what was said in them.
    init(_ problems: [UseCases.FieldProblem], in entries: CheckoutValues) {
        self = [:]
        for problem in problems {
            guard var field = CheckoutField(problem.field) else { continue }
            // An extension that stands behind the number is mended there.
            if field == .houseExtension, entries.isBlank(.houseExtension) { field = .houseNumber }
            guard self[field] == nil else { continue }
            self[field] = FieldProblem(problem.reason, of: field, in: entries)
        }
    }
}

extension FieldProblem {
    /// Of a field in which something stands, nothing is missing: several reasons mean both.
    fileprivate init(_ reason: Refusal.Reason, of field: CheckoutField, in entries: CheckoutValues) {
        switch field {
        case .birthDate:
            self = reason == .tooYoung ? .tooYoung : entries.birthDate.problem
        case .houseNumber where entries[.houseNumber].cleaned.utf8.first?.isASCIIDigit == true:
            self = .tooLong
        default:
            self = entries[field].cleaned.isEmpty ? .missing : .invalid
        }
    }
}

extension BirthDateEntry {
    /// What keeps it from being a date.
    fileprivate var problem: FieldProblem {
        if [day, month, year].contains(where: \.cleaned.isEmpty) { return .missing }
        let digits = year.cleaned.utf8
        return digits.count < 4 && digits.allSatisfy(\.isASCIIDigit) ? .shortYear : .invalid
    }
}
