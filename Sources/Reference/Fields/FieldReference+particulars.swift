import UseCases
import Wire

extension FieldReference {
    /// Members of order info that repeat what was sent with the order, under the same names.
    static let particulars: [FieldReference] =
        [FormField.secondEmail, .trackAndTrace, .deliveryDate, .variable1, .variable2, .variable3].map(reference)
        + [
            FieldReference(
                "shippingAddress",
                .object(
                    "StandingShippingAddress",
                    [
                        FormField.deliveryCompanyName, .deliveryFirstName, .deliveryLastName, .deliveryStreet,
                        .deliveryHouseNumber, .deliveryHouseExtension, .deliveryPostalCode, .deliveryCity,
                        .deliveryCountry,
                    ].map(reference)), sent, "The delivery address, if different.")
        ]

    private static let sent = FieldReference.Requirement.conditional("if you sent it")

    private static func reference(_ field: FormField) -> FieldReference {
        let name = field.jsonNames.first?.split(separator: ".").last.map(String.init) ?? field.storedName
        return FieldReference(name, field.meaning.type, sent, field.meaning.text)
    }
}
