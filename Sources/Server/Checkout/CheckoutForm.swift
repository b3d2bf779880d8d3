import Domain
import UseCases

/// Form of the hosted page: its fields, those of them that are open, and their entries.
///
/// A field is open when the shop did not send it, or sent an unusable text; the others are shown as a summary and can
/// be changed. Only the shop's request decides this, so that no field moves while somebody types.
struct CheckoutForm: Sendable {
    var isCompany: Bool
    var required: RequiredFields = []
    /// The shop's texts.
    var prefilled: CheckoutValues
    /// Fields in which the shop sent a text that cannot be used.
    var invalidPrefilled: Set<FormField> = []
    /// The posted form, when the page is shown again.
    var typed: CheckoutValues?
    /// Rules that the posted form breaks. Fields that are not on the page are left out of it.
    var problems: [FieldProblem] = []
    var missingConsents: Set<Consent> = []
    /// In years.
    var minimumAge = 18
    /// ISO 3166 codes from which the customer chooses.
    var countries = ["NL", "BE", "DE", "FR", "LU"]
    /// Delivery address, one line each, where it is not the customer's own.
    var deliveryLines: [String] = []

    /// Name of the hidden field with the page's token.
    static let tokenName = "token"
    /// Name of the language buttons. A form posted with it is not an order: the page is shown again with the posted
    /// entries.
    static let languageName = "language"

    /// Entries that the page shows.
    var entries: CheckoutValues { typed ?? prefilled }

    /// Fields that the page asks for, in its order.
    var fields: [FormField] { FormField.onCheckout.filter(applies) }

    /// Consents that the page asks for, in its order.
    var consents: [Consent] { Consent.required(by: required) }

    func isOpen(_ field: FormField) -> Bool {
        guard applies(field) else { return false }
        return invalidPrefilled.contains(field) || !isOptional(field) && prefilled.isBlank(field)
    }

    func isOptional(_ field: FormField) -> Bool {
        switch field {
        case .houseExtension: true
        case .firstName: !prefilled.isBlank(.initials) || asksInitials
        case .initials: !asksInitials
        default: false
        }
    }

    private func applies(_ field: FormField) -> Bool {
        switch field {
        case .companyName, .chamberOfCommerceNumber: isCompany
        case .initials: asksInitials || !prefilled.isBlank(.initials)
        case .birthDate: required.contains(.birthDate)
        case .sex: required.contains(.sex)
        // A mandate is worth nothing without the account it is for.
        case .bankAccount, .accountHolder: required.contains(.bankAccount) || required.contains(.mandate)
        case .additionalText: required.contains(.additionalText)
        default: true
        }
    }

    /// An invoice needs a first name or initials; where neither was sent, initials are the shorter question.
    private var asksInitials: Bool { prefilled.isBlank(.firstName) && prefilled.isBlank(.initials) }
}
