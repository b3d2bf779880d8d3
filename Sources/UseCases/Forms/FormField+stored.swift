/// Names of fields in stored sessions and in the log. They must stay when cases are renamed.
extension FormField {
    package var storedName: String {
        switch self {
        case .workflowNumber: "workflowNumber"
        case .customerType: "customerType"
        case .companyName: "companyName"
        case .chamberOfCommerceNumber: "chamberOfCommerceNumber"
        case .vatNumber: "vatNumber"
        case .firstName: "firstName"
        case .initials: "initials"
        case .lastName: "lastName"
        case .sex: "sex"
        case .birthDate: "birthDate"
        case .phone: "phone"
        case .email: "email"
        case .secondEmail: "secondEmail"
        case .ipAddress: "ipAddress"
        case .street: "street"
        case .houseNumber: "houseNumber"
        case .houseExtension: "houseExtension"
        case .postalCode: "postalCode"
        case .city: "city"
        case .country: "country"
        case .deliveryStreet: "deliveryStreet"
        case .deliveryHouseNumber: "deliveryHouseNumber"
        case .deliveryHouseExtension: "deliveryHouseExtension"
        case .deliveryPostalCode: "deliveryPostalCode"
        case .deliveryCity: "deliveryCity"
        case .deliveryCountry: "deliveryCountry"
        case .deliveryCompanyName: "deliveryCompanyName"
        case .deliveryFirstName: "deliveryFirstName"
        case .deliveryLastName: "deliveryLastName"
        case .amount: "amount"
        case .backdoor: "backdoor"
        case .checkType: "checkType"
        case .payTrustScore: "payTrustScore"
        case .orderNumber: "orderNumber"
        case .date: "date"
        case .checkUUID: "checkUUID"
        case .isDryRun: "isDryRun"
        case .currency: "currency"
        case .additionalText: "additionalText"
        case .merchantInvoiceNumber: "merchantInvoiceNumber"
        case .debtorNumber: "debtorNumber"
        case .trackAndTrace: "trackAndTrace"
        case .variable1: "variable1"
        case .variable2: "variable2"
        case .variable3: "variable3"
        case .bankAccount: "bankAccount"
        case .accountHolder: "accountHolder"
        case .mandateID: "mandateID"
        case .mandateType: "mandateType"
        case .deliveryDate: "deliveryDate"
        case .vatReason: "vatReason"
        case .vatReasonText: "vatReasonText"
        }
    }

    static let byStoredName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.storedName, $0) })
}

extension LineField {
    package var storedName: String {
        switch self {
        case .code: "code"
        case .description: "description"
        case .quantity: "quantity"
        case .priceIncludingVAT: "priceIncludingVAT"
        case .priceExcludingVAT: "priceExcludingVAT"
        case .totalIncludingVAT: "totalIncludingVAT"
        case .vatRate: "vatRate"
        case .vatReason: "vatReason"
        case .vatReasonText: "vatReasonText"
        }
    }

    static let byStoredName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.storedName, $0) })
}
