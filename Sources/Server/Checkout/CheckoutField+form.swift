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

extension CheckoutEntries {
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
            let digits = text.filter { !$0.isWhitespace }
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }.joined(separator: "-")
    }
}

extension [CheckoutField: FieldProblem] {
    /// What the platform finds wrong, by the page's fields; what is not the customer's to mend has no field here.
    init(_ problems: [UseCases.FieldProblem]) {
        self = [:]
        for problem in problems {
            guard let field = CheckoutField(problem.field), self[field] == nil else { continue }
            self[field] = FieldProblem(problem.reason)
        }
    }
}

extension FieldProblem {
    fileprivate init(_ reason: Refusal.Reason) {
        self =
            switch reason {
            case .tooYoung: .tooYoung
            case _ where reason.rawValue.hasPrefix("missing"): .missing
            default: .invalid
            }
    }
}
