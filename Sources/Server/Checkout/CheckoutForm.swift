import Domain
import UseCases

/// Form of the hosted page: its fields, those of them that are open, and their entries.
///
/// A field is open when the shop did not send it, or sent an unusable text; the others are shown as a summary and can
/// be changed. Only the shop's request decides this, so that no field moves while the customer types.
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
    /// Age in years.
    var minimumAge = 18
    /// ISO 3166 codes from which the customer chooses.
    var countries = ["NL", "BE", "DE", "FR", "LU"]
    /// Lines of the delivery address; empty when it is the customer's own.
    var deliveryLines: [String] = []

    /// Name of the hidden field with the page's token.
    static let tokenName = "token"
    /// Name of the language buttons. A form posted with it does not place an order: the page is shown again with the
    /// posted entries.
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
        // A mandate needs an account.
        case .bankAccount, .accountHolder: required.contains(.bankAccount) || required.contains(.mandate)
        case .additionalText: required.contains(.additionalText)
        default: true
        }
    }

    /// True when neither first name nor initials were sent. An invoice needs one of them, and initials are quicker to
    /// type.
    private var asksInitials: Bool { prefilled.isBlank(.firstName) && prefilled.isBlank(.initials) }
}
