extension HostileBody {
    /// 10,000 characters in every field that takes text, and the code of that field. What carries no code of its own is
    /// cut or, in a check, not looked at.
    static let longTexts =
        bodies(.check(), checkFields) + bodies(.company(), companyCheckFields) + bodies(.order(), orderFields)
        + bodies(.companyOrder(), companyOrderFields) + longLines

    private static let longText = String(repeating: "a", count: 10_000)

    private static func bodies(_ message: V1TestMessage, _ fields: KeyValuePairs<String, String>) -> [HostileBody] {
        fields.map { field, code in
            HostileBody(
                "10,000 characters of \(field)", message.with([field: longText]).xml, call: message.call, code: code)
        }
    }

    private static let checkFields: KeyValuePairs = [
        "VERSION": "001", "CLIENTUSERNAME": "101", "CLIENTID": "102", "ACTION": "103", "WORKFLOWNUMBER": "105",
        "TYPE": "407", "FIRSTNAME": "412", "INITIALS": "412", "LASTNAME": "410", "SEX": "409", "BIRTHDATE": "418",
        "HOUSENUMBER": "424", "HOUSEEXTENSION": "431", "POSTALCODE": "416", "CITY": "434", "COUNTRYCODE": "433",
        "PHONENUMBER": "402", "EMAIL": "420", "ORDERAMOUNT": "428", "CHECKTYPE": "432", "PAYTRUST": "435",
        "STREET": "500", "IP": "500", "BACKDOOR": "500",
    ]

    private static let companyCheckFields: KeyValuePairs = ["COMPANYNAME": "430", "CHAMBEROFCOMMERCE": "411"]

    private static let orderFields: KeyValuePairs = [
        "WORKFLOWNUMBER": "402", "TYPE": "407", "ORDERNUMBER": "439", "DATE": "405", "FIRSTNAME": "409",
        "INITIALS": "409", "LASTNAME": "410", "SEX": "412", "BIRTHDATE": "421", "STREET": "413", "HOUSENUMBER": "414",
        "HOUSEEXTENSION": "450", "POSTALCODE": "415", "CITY": "419", "COUNTRYCODE": "420", "PHONENUMBER": "449",
        "EMAIL": "432", "EMAIL2": "433", "IP": "422", "VATNUMBER": "431", "CURRENCY": "435",
        "BANKACCOUNTNUMBER": "443", "BANKACCOUNTHOLDER": "425", "MANDATEID": "441", "MANDATETYPE": "441",
        "CHECKUUID": "440", "ADITIONALTEXT": "438", "ADDITIONALTEXT": "438", "MERCHANTINVOICENUMBER": "436",
        "DELIVERYHOUSENUMBER": "414", "DEBTORNUMBER": "200",
    ]

    private static let companyOrderFields: KeyValuePairs = ["COMPANYNAME": "448", "CHAMBEROFCOMMERCE": "429"]

    private static let longLines = [
        HostileBody(
            "10,000 characters of CODE",
            V1TestMessage.order().with(line: ["CODE": longText, "PRICEINCL": "1", "BTW": "21"]).xml,
            call: "order", code: "428"),
        HostileBody(
            "10,000 characters of BTW", V1TestMessage.order().with(line: ["PRICEINCL": "1", "BTW": longText]).xml,
            call: "order", code: "430"),
        HostileBody(
            "10,000 characters of PRICEINCL",
            V1TestMessage.order().with(line: ["PRICEINCL": longText, "BTW": "21"]).xml,
            call: "order", code: "435"),
        HostileBody(
            "10,000 characters of INVOICENUMBER to start", V1TestMessage.start(longText).xml, call: "start-workflow",
            code: "704"),
        HostileBody(
            "10,000 characters of INVOICENUMBER", V1TestMessage.status(longText).xml, call: "status", code: "200"),
    ]
}
