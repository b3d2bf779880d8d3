import Testing

@testable import Server
@testable import UseCases

/// Checks that stored, posted and logged names stay the same when Swift names change.
@Suite("Names of fields that are stored")
struct StoredFieldNamesTests {
    @Test("Fields of forms, as sessions have them")
    func forms() {
        #expect(
            FormField.allCases.map(\.storedName) == [
                "workflowNumber", "customerType", "companyName", "chamberOfCommerceNumber", "vatNumber", "firstName",
                "initials", "lastName", "sex", "birthDate", "phone", "email", "secondEmail", "ipAddress", "street",
                "houseNumber", "houseExtension", "postalCode", "city", "country", "deliveryStreet",
                "deliveryHouseNumber", "deliveryHouseExtension", "deliveryPostalCode", "deliveryCity",
                "deliveryCountry", "deliveryCompanyName", "deliveryFirstName", "deliveryLastName", "amount",
                "backdoor", "checkType", "payTrustScore", "orderNumber", "date", "checkUUID", "isDryRun", "currency",
                "additionalText", "merchantInvoiceNumber", "debtorNumber", "trackAndTrace", "variable1", "variable2",
                "variable3", "bankAccount", "accountHolder", "mandateID", "mandateType",
                "deliveryDate", "vatReason", "vatReasonText",
            ])
        #expect(
            LineField.allCases.map(\.storedName) == [
                "code", "description", "quantity", "priceIncludingVAT", "priceExcludingVAT", "totalIncludingVAT",
                "vatRate", "vatReason", "vatReasonText",
            ])
        for field in FormField.allCases { #expect(FormField.byStoredName[field.storedName] == field) }
    }

    @Test("Inputs of the hosted checkout, and results of credits")
    func inputs() {
        #expect(
            FormField.onCheckout.map(\.storedName) == [
                "companyName", "chamberOfCommerceNumber", "initials", "firstName", "lastName", "birthDate", "sex",
                "email", "phone", "street", "houseNumber", "houseExtension", "postalCode", "city", "country",
                "bankAccount", "accountHolder", "additionalText",
            ])
        #expect(Consent.allCases.map(\.rawValue) == ["mandate", "consent"])
        let results: KeyValuePairs<ApplyCredit.CreditResult, String> = [
            .restarted: "restarted", .notStarted: "notStarted", .paid: "paid", .refundDue: "refundDue",
        ]
        for (result, name) in results { #expect(result.rawValue == name) }
    }
}
