/// A field of a check or an order, independent of its name in a wire format.
package enum FormField: Int, Hashable, Sendable, CaseIterable {
    case workflowNumber, customerType
    case companyName, chamberOfCommerceNumber, vatNumber
    case firstName, initials, lastName, sex, birthDate
    case phone, email, secondEmail, ipAddress
    case street, houseNumber, houseExtension, postalCode, city, country
    case deliveryStreet, deliveryHouseNumber, deliveryHouseExtension, deliveryPostalCode, deliveryCity, deliveryCountry
    case deliveryCompanyName, deliveryFirstName, deliveryLastName
    case amount
    // Check only
    case backdoor, checkType, payTrustScore
    // Order only
    case orderNumber, date, checkUUID, isDryRun, currency
    case additionalText, merchantInvoiceNumber, debtorNumber, trackAndTrace, variable1, variable2, variable3
    case bankAccount, accountHolder, mandateID, mandateType
    case deliveryDate, vatReason, vatReasonText
}

/// A field of an order line.
package enum LineField: Hashable, Sendable, CaseIterable {
    case code, description, quantity, priceIncludingVAT, priceExcludingVAT, totalIncludingVAT, vatRate
    case vatReason, vatReasonText
}

/// Returns the trimmed text of a field of a request; `nil` when it has none.
package typealias FieldReader = (FormField) -> String?

extension FormField {
    /// Fields that a customer may fill in or correct on the hosted page. Fields of the delivery are editable only when
    /// the shop's value is unreadable.
    package static let customerEditable: Set<FormField> = [
        .customerType, .companyName, .chamberOfCommerceNumber, .vatNumber, .firstName, .initials, .lastName, .sex,
        .birthDate, .phone, .email, .street, .houseNumber, .houseExtension, .postalCode, .city, .country,
        .bankAccount, .accountHolder, .mandateID, .mandateType, .additionalText, .deliveryStreet,
        .deliveryHouseNumber, .deliveryHouseExtension, .deliveryPostalCode, .deliveryCity, .deliveryCountry,
    ]
}
