import UseCases

extension FormField {
    /// Fields of the hosted page in the order in which it shows them. Their inputs have the names under which the
    /// fields are stored.
    static let onCheckout: [FormField] = [
        .companyName, .chamberOfCommerceNumber, .initials, .firstName, .lastName, .birthDate, .sex, .email, .phone,
        .street, .houseNumber, .houseExtension, .postalCode, .city, .country, .bankAccount, .accountHolder,
        .additionalText,
    ]
}
