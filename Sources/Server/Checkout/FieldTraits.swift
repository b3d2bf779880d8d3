import UseCases

/// Properties of a field's input: partial, keyboard, autocompletion, width.
struct FieldTraits {
    var partial = CheckoutTemplate.textField
    var type = "text"
    var autocomplete: String?
    var inputMode: String?
    var autocapitalizesCharacters = false
    var spellcheckDisabled = true
    var width = Width.full

    /// Class for the share of a row that the field takes; some fields are wider on phones.
    enum Width: String {
        case full, name, half, third
        case twoThirds = "two-thirds"
    }
}

extension FieldTraits {
    init(_ field: FormField) {
        self.init()
        switch field {
        case .companyName: autocomplete = "organization"
        case .chamberOfCommerceNumber: (inputMode, width) = ("numeric", .name)
        case .initials: (autocapitalizesCharacters, width) = (true, .third)
        case .firstName: (autocomplete, width) = ("given-name", .name)
        case .lastName: (autocomplete, width) = ("family-name", .name)
        case .birthDate: partial = .birthDateField
        case .sex: partial = .radioField
        case .email: (type, autocomplete, inputMode) = ("email", "email", "email")
        case .phone: (type, autocomplete, inputMode) = ("tel", "tel", "tel")
        case .street: autocomplete = "billing address-line1"
        case .houseNumber: (autocomplete, width) = ("billing address-line2", .half)
        case .houseExtension: (autocomplete, width) = ("billing address-line3", .half)
        case .postalCode: (autocomplete, autocapitalizesCharacters, width) = ("billing postal-code", true, .third)
        case .city: (autocomplete, width) = ("billing address-level2", .twoThirds)
        case .country: (partial, autocomplete) = (.selectField, "billing country")
        case .bankAccount: autocapitalizesCharacters = true
        case .accountHolder: autocomplete = "name"
        default: break
        }
    }
}
