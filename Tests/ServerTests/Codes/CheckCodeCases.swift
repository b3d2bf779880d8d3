import Domain
@testable import ServerTestSupport
import Storage
import TestSupport
import UseCases

extension ErrorCodeCase {
    static let check = envelope(of: .check()) + checkTerms + checkPerson + checkAddress + checkAmount + checkPlatform

    private static let checkTerms = [
        ErrorCodeCase("104", "no workflow number", .check(["WORKFLOWNUMBER": nil])),
        ErrorCodeCase("104", "a blank workflow number", .check(["WORKFLOWNUMBER": " "])),
        ErrorCodeCase("105", "a workflow that was not agreed", .check(["WORKFLOWNUMBER": "100"])),
        ErrorCodeCase("105", "a free workflow number", .check(["WORKFLOWNUMBER": "5"])),
        ErrorCodeCase("105", "a workflow number that is none", .check(["WORKFLOWNUMBER": "one"])),
        ErrorCodeCase("406", "no type", .check(["TYPE": nil])),
        ErrorCodeCase("407", "another type", .check(["TYPE": "C"])),
        ErrorCodeCase("703", "a consumer on a company workflow", .check(["WORKFLOWNUMBER": "2"])),
        ErrorCodeCase(
            "703", "a company on a consumer workflow",
            .check(["WORKFLOWNUMBER": "4", "TYPE": "B", "COMPANYNAME": "Acme", "CHAMBEROFCOMMERCE": "01234567"])),
    ]

    private static let checkPerson = [
        ErrorCodeCase("408", "no company name", .check(["TYPE": "B", "CHAMBEROFCOMMERCE": "01234567"])),
        ErrorCodeCase("430", "a company name of one character", .company(["COMPANYNAME": "A"])),
        ErrorCodeCase("430", "a company name of 51", .company(["COMPANYNAME": String(repeating: "é", count: 51)])),
        ErrorCodeCase("411", "no Chamber of Commerce number", .company(["CHAMBEROFCOMMERCE": nil])),
        ErrorCodeCase("411", "a Chamber of Commerce number that is too short", .company(["CHAMBEROFCOMMERCE": "1234"])),
        ErrorCodeCase("412", "neither first name nor initials", .check(["FIRSTNAME": nil, "INITIALS": nil])),
        ErrorCodeCase("410", "no last name", .check(["LASTNAME": nil])),
        ErrorCodeCase("410", "an empty last name", .check(["LASTNAME": ""])),
        ErrorCodeCase("409", "another sex", .check(["SEX": "X"])),
        ErrorCodeCase("409", "no sex where the workflow asks for it", .check(["WORKFLOWNUMBER": "4", "SEX": nil])),
        ErrorCodeCase("421", "no birth date where the workflow asks for it", .check(["BIRTHDATE": nil])),
        ErrorCodeCase("418", "a birth date with two digits of year", .check(["BIRTHDATE": "01-02-85"])),
        ErrorCodeCase("418", "something behind a birth date", .check(["BIRTHDATE": "01-02-1985 about"])),
        ErrorCodeCase("418", "a day that is none", .check(["BIRTHDATE": "31-02-1985"])),
        ErrorCodeCase("418", "a birth date before anybody alive", .check(["BIRTHDATE": "01-02-1885"])),
        ErrorCodeCase("422", "eighteen tomorrow", .check(["BIRTHDATE": "24-11-2008"])),
        ErrorCodeCase("417", "no telephone number", .check(["PHONENUMBER": nil])),
        ErrorCodeCase("402", "eight characters of telephone number", .check(["PHONENUMBER": "12345678"])),
        ErrorCodeCase("402", "nineteen", .check(["PHONENUMBER": "0612345678012345678"])),
        ErrorCodeCase("402", "letters in the telephone number", .check(["PHONENUMBER": "06 call me 12345"])),
        ErrorCodeCase("419", "no e-mail address", .check(["EMAIL": nil])),
        ErrorCodeCase("420", "an e-mail address without @", .check(["EMAIL": "anna.example.com"])),
        ErrorCodeCase("420", "an e-mail address without domain", .check(["EMAIL": "anna@localhost"])),
    ]

    private static let checkAddress = [
        ErrorCodeCase("414", "no house number", .check(["HOUSENUMBER": nil])),
        ErrorCodeCase("424", "a house number that begins with a letter", .check(["HOUSENUMBER": "A1"])),
        ErrorCodeCase("424", "a house number of eleven characters", .check(["HOUSENUMBER": "12345678901"])),
        ErrorCodeCase("431", "a house extension of eleven characters", .check(["HOUSEEXTENSION": "12345678901"])),
        ErrorCodeCase("415", "no postal code", .check(["POSTALCODE": nil])),
        ErrorCodeCase("416", "a postal code without letters", .check(["POSTALCODE": "1012"])),
        ErrorCodeCase("416", "a Dutch postal code in Belgium", .check(["COUNTRYCODE": "BE", "POSTALCODE": "1012JS"])),
        ErrorCodeCase("433", "a country that is none", .check(["COUNTRYCODE": "XX"])),
        ErrorCodeCase("433", "a country with three letters", .check(["COUNTRYCODE": "NLD"])),
        ErrorCodeCase(
            "434", "no city abroad", .check(["COUNTRYCODE": "DE", "POSTALCODE": "10115", "CITY": nil])),
        ErrorCodeCase("434", "digits in a city", .check(["CITY": "Amsterdam 2"])),
        ErrorCodeCase(
            "425", "a delivery house number that begins with a letter",
            .check(["DELIVERYSTREET": "Spui", "DELIVERYHOUSENUMBER": "A1", "DELIVERYPOSTALCODE": "1012WX"])),
        ErrorCodeCase(
            "425", "a delivery address without house number",
            .check(["DELIVERYSTREET": "Spui", "DELIVERYPOSTALCODE": "1012WX"])),
        ErrorCodeCase(
            "426", "delivery to a P.O. box",
            .check(["DELIVERYSTREET": "Postbus", "DELIVERYHOUSENUMBER": "12", "DELIVERYPOSTALCODE": "1012WX"])),
        ErrorCodeCase(
            "426", "delivery to a French P.O. box",
            .check(["DELIVERYSTREET": "B.P. 40", "DELIVERYHOUSENUMBER": "1", "DELIVERYPOSTALCODE": "1012WX"])),
        ErrorCodeCase(
            "426", "delivery to a parcel locker",
            .check(["DELIVERYSTREET": "Packstation", "DELIVERYHOUSENUMBER": "145", "DELIVERYPOSTALCODE": "1012WX"])),
        ErrorCodeCase(
            "426", "delivery elsewhere where the workflow allows none",
            .check(["DELIVERYSTREET": "Spui", "DELIVERYHOUSENUMBER": "12", "DELIVERYPOSTALCODE": "1012WX"])
        ) { sandbox, message in
            try await sandbox.execute("UPDATE workflow_versions SET allows_other_delivery = 0")
            return message
        },
    ]

    private static let checkAmount = [
        ErrorCodeCase("427", "no amount", .check(["ORDERAMOUNT": nil])),
        ErrorCodeCase("428", "an amount that is none", .check(["ORDERAMOUNT": "ten"])),
        ErrorCodeCase("428", "a Dutch decimal comma", .check(["ORDERAMOUNT": "12,50"])),
        ErrorCodeCase("428", "nothing", .check(["ORDERAMOUNT": "0.00"])),
        ErrorCodeCase("428", "less than nothing", .check(["ORDERAMOUNT": "-1.00"])),
        ErrorCodeCase("429", "a cent over a consumer's limit", .check(["ORDERAMOUNT": "1500.01"])),
        ErrorCodeCase("429", "a cent over a company's limit", .company(["ORDERAMOUNT": "10,000.01"])),
        ErrorCodeCase("432", "another type of check", .check(["CHECKTYPE": "IDENTITY"])),
        ErrorCodeCase("435", "a trust score over 100", .check(["PAYTRUST": "101"])),
        ErrorCodeCase("435", "a trust score with decimals", .check(["PAYTRUST": "10.5"])),
    ]

    private static let checkPlatform = [
        ErrorCodeCase("603", "the test person who breaks the platform", .check(["LASTNAME": "Storing"])),
        ErrorCodeCase("603", "a stored row that cannot be read", .check()) { sandbox, message in
            try await sandbox.execute("UPDATE merchants SET letter_code = '?' || letter_code")
            return message
        },
        ErrorCodeCase("607", "a merchant that was deactivated", .check()) { sandbox, message in
            try await sandbox.deactivate(.usertest)
            return message
        },
        ErrorCodeCase("701", "a store that is busy for longer than two seconds", .check()) { sandbox, message in
            let writer = await sandbox.holdWriter()
            Task {
                defer { writer.release() }
                try await waitUntil("the answer") { !sandbox.log.requests.isEmpty }
            }
            return message
        },
    ]
}
