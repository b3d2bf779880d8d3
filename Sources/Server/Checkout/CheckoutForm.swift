/// Which fields the page has, which of them stand open, and what is in them.
///
/// A field stands open when the shop did not send it (or sent something unusable); the others are shown as a summary
/// and can be changed. What is open depends on what the shop sent only, so that nothing moves while somebody types.
struct CheckoutForm: Sendable {
    var isCompany: Bool
    var required: Set<RequiredDetail> = []
    /// What the shop sent.
    var prefilled: CheckoutValues
    /// Fields in which the shop sent something that cannot be used.
    var invalidPrefilled: Set<CheckoutField> = []
    /// What was posted, when the page is shown again.
    var typed: CheckoutValues?
    var problems: [CheckoutField: FieldProblem] = [:]
    var minimumAge = 18
    /// To choose from, as ISO 3166 codes.
    var countries = ["NL", "BE", "DE", "FR", "LU"]
    /// Where the goods go, one line each, when not to the customer's own address.
    var deliveryLines: [String] = []

    /// The name of the hidden field with the page's token.
    static let tokenName = "token"
    /// The name of the language buttons. A form posted with it is not an order: the page is shown again with what was
    /// typed.
    static let languageName = "language"

    var entries: CheckoutValues { typed ?? prefilled }

    /// In the order of the page.
    var fields: [CheckoutField] {
        CheckoutField.allCases.filter { $0 != .consent && applies($0) }
    }

    func isOpen(_ field: CheckoutField) -> Bool {
        guard applies(field) else { return false }
        return invalidPrefilled.contains(field) || !isOptional(field) && prefilled.isBlank(field)
    }

    func isOptional(_ field: CheckoutField) -> Bool {
        switch field {
        case .houseExtension: true
        case .firstName: !prefilled.isBlank(.initials) || asksInitials
        case .initials: !asksInitials
        default: false
        }
    }

    private func applies(_ field: CheckoutField) -> Bool {
        switch field {
        case .companyName, .chamberOfCommerceNumber: isCompany
        case .initials: asksInitials || !prefilled.isBlank(.initials)
        case .birthDate: required.contains(.birthDate)
        case .sex: required.contains(.sex)
        // A mandate is worth nothing without the account it is for.
        case .bankAccount, .accountHolder: required.contains(.bankAccount) || required.contains(.mandate)
        case .additionalText: required.contains(.additionalText)
        case .mandate: required.contains(.mandate)
        default: true
        }
    }

    /// An invoice needs a first name or initials; where neither came, initials are the shorter question.
    private var asksInitials: Bool {
        required.contains(.initials) || prefilled.isBlank(.firstName) && prefilled.isBlank(.initials)
    }
}
