/// What the checkout can ask. The raw value is the input's name in the posted form.
enum CheckoutField: String, CaseIterable, Sendable {
    case companyName = "companyName", chamberOfCommerceNumber = "chamberOfCommerceNumber"
    case initials = "initials", firstName = "firstName", lastName = "lastName", birthDate = "birthDate", sex = "sex"
    case email = "email", phone = "phone"
    case street = "street", houseNumber = "houseNumber", houseExtension = "houseExtension", postalCode = "postalCode"
    case city = "city", country = "country"
    case bankAccount = "bankAccount", accountHolder = "accountHolder", additionalText = "additionalText"
    case mandate = "mandate", consent = "consent"
}

/// What can be wrong with a field. Together they make the text's key: `error.birthDate.tooYoung`.
enum FieldProblem: String, CaseIterable, Sendable {
    case missing, invalid, tooYoung
    /// A year of fewer than four digits.
    case shortYear
    /// A house number with more behind it than fits.
    case tooLong
}

/// What a workflow can require beyond name, address, e-mail and phone.
enum RequiredDetail: Sendable {
    case initials, birthDate, sex, bankAccount, mandate, additionalText
}

/// Day, month and year as typed, which need not be numbers.
struct BirthDateEntry: Hashable, Sendable {
    var day = ""
    var month = ""
    var year = ""

    var isBlank: Bool { [day, month, year].allSatisfy(\.isBlank) }
}

/// What stands in the fields.
struct CheckoutValues: Sendable {
    var texts: [CheckoutField: String] = [:]
    var birthDate = BirthDateEntry()

    init(texts: [CheckoutField: String] = [:], birthDate: BirthDateEntry = BirthDateEntry()) {
        self.texts = texts
        self.birthDate = birthDate
    }

    /// Reads a posted form; names it does not know are ignored.
    init(posted: [String: String]) {
        for field in CheckoutField.allCases {
            texts[field] = posted[field.rawValue]
        }
        birthDate = BirthDateEntry(
            day: posted["birthDay"] ?? "", month: posted["birthMonth"] ?? "", year: posted["birthYear"] ?? "")
    }

    subscript(field: CheckoutField) -> String { texts[field] ?? "" }

    func isBlank(_ field: CheckoutField) -> Bool {
        field == .birthDate ? birthDate.isBlank : self[field].isBlank
    }
}

extension String {
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
