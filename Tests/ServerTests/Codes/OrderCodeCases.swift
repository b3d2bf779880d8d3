import Domain
@testable import ServerTestSupport
import Storage
import Testing
import UseCases

extension ErrorCodeCase {
    static let order =
        envelope(of: .order()) + orderTerms + orderPerson + orderAddress + orderLines + orderReferences
        + orderDirectDebit + orderCheck

    private static let orderTerms = [
        ErrorCodeCase("401", "no workflow number", .order(["WORKFLOWNUMBER": nil])),
        ErrorCodeCase("402", "a workflow that was not agreed", .order(["WORKFLOWNUMBER": "100"]), detail: "100"),
        ErrorCodeCase("402", "a workflow number that is none", .order(["WORKFLOWNUMBER": "x<y"]), detail: "x<y"),
        ErrorCodeCase("402", "a merchant that was deactivated", .order(), detail: "3") { sandbox, message in
            try await sandbox.deactivate(.usertest)
            return message
        },
        ErrorCodeCase("406", "no type", .order(["TYPE": nil])),
        ErrorCodeCase("407", "another type", .order(["TYPE": "X"])),
        ErrorCodeCase("407", "a consumer on a company workflow", .order(["WORKFLOWNUMBER": "2"])),
        ErrorCodeCase("404", "no order number", .order(["ORDERNUMBER": nil])),
        ErrorCodeCase(
            "439", "51 characters of order number", .order(["ORDERNUMBER": String(repeating: "1", count: 51)])),
        ErrorCodeCase("434", "a blank in the order number", .order(["ORDERNUMBER": "10 001"])),
        ErrorCodeCase("434", "a slash in the order number", .order(["ORDERNUMBER": "2026/10001"])),
        ErrorCodeCase("434", "an accent in the order number", .order(["ORDERNUMBER": "é1"])),
        ErrorCodeCase("405", "no date", .order(["DATE": nil])),
        ErrorCodeCase("405", "a date that is none", .order(["DATE": "yesterday"])),
        ErrorCodeCase("601", "a dry run or none", .order(["VALIDATEORDER": "perhaps"])),
        ErrorCodeCase("403", "the number of an order that is there", .order(), detail: "10001") { sandbox, message in
            try await sandbox.place()
            return message
        },
        ErrorCodeCase(
            "403", "a number that would have the invoice number of another",
            .order(["ORDERNUMBER": "2026-1"]), detail: "2026-1"
        ) { sandbox, message in
            try await sandbox.place(.order(["ORDERNUMBER": "2026.1"]))
            return message
        },
    ]

    private static let orderPerson = [
        ErrorCodeCase("408", "no company name", .companyOrder(["COMPANYNAME": nil])),
        ErrorCodeCase("448", "a company name of one character", .companyOrder(["COMPANYNAME": "A"])),
        ErrorCodeCase("427", "no Chamber of Commerce number", .companyOrder(["CHAMBEROFCOMMERCE": nil])),
        ErrorCodeCase(
            "429", "four characters of Chamber of Commerce number", .companyOrder(["CHAMBEROFCOMMERCE": "1234"])),
        ErrorCodeCase(
            "429", "26 characters", .companyOrder(["CHAMBEROFCOMMERCE": String(repeating: "1", count: 26)])),
        ErrorCodeCase("431", "a VAT number without digits", .order(["VATNUMBER": "unknown"])),
        ErrorCodeCase("409", "neither first name nor initials", .order(["FIRSTNAME": nil, "INITIALS": nil])),
        ErrorCodeCase("410", "no last name", .order(["LASTNAME": ""])),
        ErrorCodeCase("411", "no sex where the workflow asks for it", .directDebit(["SEX": nil])),
        ErrorCodeCase("412", "another sex", .order(["SEX": "X"])),
        ErrorCodeCase("421", "no birth date where the workflow asks for it", .directDebit(["BIRTHDATE": nil])),
        ErrorCodeCase("421", "a birth date that is none", .order(["BIRTHDATE": "31-02-1985"])),
        ErrorCodeCase("453", "sixteen tomorrow", .order(["BIRTHDATE": "24-11-2010"])),
        ErrorCodeCase("417", "no telephone number", .order(["PHONENUMBER": nil])),
        ErrorCodeCase("449", "letters in the telephone number", .order(["PHONENUMBER": "06 call me 12345"])),
        ErrorCodeCase("418", "no e-mail address", .order(["EMAIL": nil])),
        ErrorCodeCase("432", "an e-mail address without @", .order(["EMAIL": "anna.example.com"])),
        ErrorCodeCase("433", "a second e-mail address without @", .order(["EMAIL2": "anna.example.com"])),
        ErrorCodeCase("422", "an IP address that is none", .order(["IP": "127.0.0.256"])),
        ErrorCodeCase("603", "the test person who breaks the platform", .order(["LASTNAME": "storing"])),
    ]

    private static let orderAddress = [
        ErrorCodeCase("413", "no street", .order(["STREET": nil])),
        ErrorCodeCase("414", "no house number", .order(["HOUSENUMBER": nil])),
        ErrorCodeCase("414", "a house number that begins with a letter", .order(["HOUSENUMBER": "A1"])),
        ErrorCodeCase("450", "a house extension of eleven characters", .order(["HOUSEEXTENSION": "12345678901"])),
        ErrorCodeCase("415", "no postal code", .order(["POSTALCODE": nil])),
        ErrorCodeCase("415", "a postal code that is none", .order(["POSTALCODE": "1012"])),
        ErrorCodeCase("416", "no city", .order(["CITY": nil])),
        ErrorCodeCase("419", "digits in a city", .order(["CITY": "Amsterdam 2"])),
        ErrorCodeCase("420", "a country that is none", .order(["COUNTRYCODE": "XX"])),
        ErrorCodeCase(
            "701", "delivery to a P.O. box",
            .order(["DELIVERYSTREET": "Postbus", "DELIVERYHOUSENUMBER": "12", "DELIVERYPOSTALCODE": "1012WX"])),
        ErrorCodeCase(
            "701", "delivery to a reply number",
            .order(["DELIVERYSTREET": "Antwoordnummer", "DELIVERYHOUSENUMBER": "12", "DELIVERYPOSTALCODE": "1012WX"])),
    ]

    private static let rates = "0, 2.1, 3, 5.5, 6, 7, 8, 9, 10, 12, 14, 17, 19, 20, 21"

    private static let orderLines = [
        ErrorCodeCase("423", "no lines", V1TestMessage.order().with("ORDERITEMS", xml: nil)),
        ErrorCodeCase("423", "a list without lines", V1TestMessage.order().with("ORDERITEMS", xml: "<ITEM/>")),
        ErrorCodeCase(
            "601", "501 lines", V1TestMessage.order().with(lines: Array(repeating: .one, count: 501))),
        ErrorCodeCase(
            "428", "65 characters of item code",
            V1TestMessage.order().with(line: ["CODE": String(repeating: "1", count: 65), "PRICEINCL": "1", "BTW": "21"])
        ),
        ErrorCodeCase(
            "430", "a VAT rate that never was", V1TestMessage.order().with(line: ["PRICEINCL": "1", "BTW": "22"]),
            detail: rates),
        ErrorCodeCase(
            "430", "no VAT rate", V1TestMessage.order().with(line: ["PRICEINCL": "1", "BTW": ""]),
            detail: rates),
        ErrorCodeCase("435", "no price", V1TestMessage.order().with(line: ["ORDERQUANTITY": "1", "BTW": "21"])),
        ErrorCodeCase(
            "435", "a Dutch decimal comma", V1TestMessage.order().with(line: ["PRICEINCL": "12,50", "BTW": "21"])),
        ErrorCodeCase(
            "435", "a quantity of nothing",
            V1TestMessage.order().with(line: ["ORDERQUANTITY": "0", "PRICEINCL": "1", "BTW": "21"])),
        ErrorCodeCase(
            "435", "lines that add up to nothing", V1TestMessage.order().with(line: ["PRICEINCL": "0", "BTW": "21"])),
        ErrorCodeCase("435", "dollars", .order(["CURRENCY": "USD"])),
        ErrorCodeCase("435", "an amount that is none", .order(["ORDERAMOUNT": "12,50"])),
        ErrorCodeCase(
            "452", "a cent over a consumer's limit", .order(["WORKFLOWNUMBER": "1", "ORDERAMOUNT": "1500.01"])),
        ErrorCodeCase(
            "452", "lines over a company's limit",
            V1TestMessage.companyOrder(["WORKFLOWNUMBER": "1"]).with(line: ["PRICEINCL": "10000.01", "BTW": "21"])),
    ]

    private static let orderReferences = [
        ErrorCodeCase("436", "a blank in the merchant's invoice number", .order(["MERCHANTINVOICENUMBER": "2026 1"])),
        ErrorCodeCase("437", "no additional text where the workflow asks for it", .directDebit(["ADITIONALTEXT": nil])),
        ErrorCodeCase(
            "438", "additional text that is no reference there", .directDebit(["ADITIONALTEXT": "see below"])),
        ErrorCodeCase(
            "438", "more additional text than fits elsewhere",
            .order(["ADDITIONALTEXT": String(repeating: "é", count: 255)])),
    ]

    private static let orderDirectDebit = [
        ErrorCodeCase("425", "no account where the workflow asks for it", .directDebit(["BANKACCOUNTNUMBER": nil])),
        ErrorCodeCase("425", "a holder without account", .order(["BANKACCOUNTHOLDER": "A. Jansen"])),
        ErrorCodeCase("426", "no holder where the workflow asks for it", .directDebit(["BANKACCOUNTHOLDER": nil])),
        ErrorCodeCase("426", "an account without holder", .order(["BANKACCOUNTNUMBER": "NL91ABNA0417164300"])),
        ErrorCodeCase(
            "443", "an account with wrong check digits", .directDebit(["BANKACCOUNTNUMBER": "NL92ABNA0417164300"])),
        ErrorCodeCase("441", "letters in the mandate's id", .directDebit(["MANDATEID": "M1"])),
        ErrorCodeCase("441", "no mandate where the workflow asks for it", .directDebit(["MANDATEID": nil])),
        ErrorCodeCase("442", "another type of mandate", .directDebit(["MANDATETYPE": "NEVER"])),
        ErrorCodeCase("442", "no type of mandate where the workflow asks for it", .directDebit(["MANDATETYPE": nil])),
    ]

    private static let orderCheck = [
        ErrorCodeCase("447", "no check where the workflow is guaranteed", .order(["WORKFLOWNUMBER": "1"])),
        ErrorCodeCase(
            "440", "a check that never was", .order(["WORKFLOWNUMBER": "1", "CHECKUUID": "unknown-uuid-1529499250"])),
        ErrorCodeCase("440", "a check that never was, without guarantee", .order(["CHECKUUID": "unknown"])),
        ErrorCodeCase("440", "another merchant's check", .order(["WORKFLOWNUMBER": "1"])) { sandbox, message in
            message.with(["CHECKUUID": try await sandbox.approvedCheck(from: .apitest)])
        },
        ErrorCodeCase("445", "a check of 24 hours ago", .order(["WORKFLOWNUMBER": "1"])) { sandbox, message in
            let uuid = try await sandbox.approvedCheck()
            sandbox.clock.advance(hours: 24)
            return message.with(["CHECKUUID": uuid])
        },
        ErrorCodeCase("446", "a check that another order used", .order(["WORKFLOWNUMBER": "1"])) { sandbox, message in
            let message = message.with(["CHECKUUID": try await sandbox.approvedCheck()])
            try await sandbox.place(message)
            return message.with(["ORDERNUMBER": "10002"])
        },
        ErrorCodeCase("451", "a check on a workflow without guarantee", .order(["WORKFLOWNUMBER": "1"])) {
            sandbox, message in
            message.with(["CHECKUUID": try await sandbox.approvedCheck(["WORKFLOWNUMBER": "3"])])
        },
        ErrorCodeCase("444", "six cents more than was checked", .order(["WORKFLOWNUMBER": "1"])) { sandbox, message in
            message.with(["CHECKUUID": try await sandbox.approvedCheck(["ORDERAMOUNT": "120.94"])])
        },
        ErrorCodeCase("701", "a check that was rejected", .order(["WORKFLOWNUMBER": "1"])) { sandbox, message in
            #expect(try await sandbox.answer(.check(["BACKDOOR": "0"])).code == "501")
            return message.with(["CHECKUUID": try await sandbox.lastCheck()])
        },
        ErrorCodeCase("701", "a person who was blocked since the check", .order(["WORKFLOWNUMBER": "1"])) {
            sandbox, message in
            let uuid = try await sandbox.approvedCheck()
            try await sandbox.place(.order(["ORDERNUMBER": "before"]))
            try await sandbox.block(customerOf: "before")
            return message.with(["CHECKUUID": uuid])
        },
        ErrorCodeCase("701", "a person in collection since the check", .order(["WORKFLOWNUMBER": "1"])) {
            sandbox, message in
            let uuid = try await sandbox.approvedCheck()
            try await sandbox.place(.order(["ORDERNUMBER": "before"]))
            try await sandbox.execute("UPDATE orders SET is_in_collection = 1")
            return message.with(["CHECKUUID": uuid])
        },
    ]
}
