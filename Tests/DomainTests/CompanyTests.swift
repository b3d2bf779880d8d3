import Testing

@testable import Domain

@Suite("Companies")
struct CompanyTests {
    @Test(
        "A company's name has 2 to 50 characters",
        arguments: [(1, false), (2, true), (50, true), (51, false), (0, false)])
    func companyNames(count: Int, isAccepted: Bool) {
        #expect((CompanyName(String(repeating: "é", count: count)) != nil) == isAccepted)
    }

    @Test(
        "A trade register number has 5 to 25 characters, one of them a digit",
        arguments: [
            ("12345678", true), ("KvK12345", true), ("HRB 12345-B", true), ("0123.456.789", true), ("12345", true),
            ("1234", false),
            ("1234567890123456789012345", true), ("12345678901234567890123456", false), ("", false),
            ("KvKnummer", false),
            ("1234_5678", false), ("12345678\n", false), ("１２３４５６７８", false), ("12345€", false),
        ]
    )
    func registerNumbers(text: String, isAccepted: Bool) {
        #expect(ChamberOfCommerceNumber(text)?.text == (isAccepted ? text : nil))
    }

    @Test(
        "Only eight digits are a number of the Dutch register",
        arguments: [
            ("12345678", true), ("1234567", false), ("123456789", false), ("KvK12345", false), ("1234 567", false),
        ]
    )
    func dutchRegister(text: String, isDutch: Bool) throws {
        #expect(try #require(ChamberOfCommerceNumber(text)).isDutch == isDutch)
    }

    @Test(
        "A register number is recognised by its digits, in its country",
        arguments: [
            ("HRB 12.345", "DE", "DE 12345"), ("hrb12345", "DE", "DE 12345"), ("HRB-123/45", "DE", "DE 12345"),
            ("12345678", "NL", "12345678"), ("KvK12345678", "NL", "12345678"), ("KvK 12345678", "NL", "12345678"),
            ("K.v.K. 12.34.56.78", "NL", "12345678"), ("NL 12345678", "BE", "12345678"),
            ("01234567", "NL", "1234567"), ("1234567", "NL", "1234567"), ("BE 0123.456.749", "BE", "BE 123456749"),
            ("0123456749", "BE", "BE 123456749"), ("123.456.749", "BE", "BE 123456749"),
            ("BE0123456749", "NL", "BE 123456749"), ("HR 12345", "DE", "DE 12345"), ("00000", "NL", "0"),
        ])
    func registerRecognition(text: String, country: String, form: String) throws {
        let country = try #require(CountryCode(country))
        #expect(try #require(ChamberOfCommerceNumber(text)).matchForm(in: country) == form)
    }

    @Test("A merchant's letter code is two or three capitals", arguments: ["AB", "TST", "ZZZ"])
    func letterCodes(text: String) {
        #expect(LetterCode(text)?.text == text)
    }

    @Test("Anything else is no letter code", arguments: ["", "A", "ABCD", "ab", "A1", "ÄB", "A B", "AB "])
    func wrongLetterCodes(text: String) {
        #expect(LetterCode(text) == nil)
    }

    @Test("A customer with a company is a business, one without a consumer")
    func customerTypes() {
        #expect(DomainSamples.customer(.consumer).type == .consumer)
        #expect(DomainSamples.customer(.business).type == .business)
        #expect(CustomerType(rawValue: "P") == .consumer)
        #expect(CustomerType(rawValue: "B") == .business)
    }

    @Test(
        "The sexes are read in English and Dutch",
        arguments: [
            ("M", .male), ("f", .female), ("V", .female), ("v", .female), ("O", .other), ("X", nil), ("", nil),
            ("MV", nil),
        ]
            as [(String, Sex?)]
    )
    func sexes(text: String, sex: Sex?) {
        #expect(Sex(text) == sex)
    }
}

@Suite("VAT numbers")
struct VATNumberTests {
    @Test(
        "References for the invoice are read as shops write them",
        arguments: [
            "btw.1231.3231123.123", "NL123456789B01", "NL 1234.56.789.B01", "1234", "BE-0123.456.789",
            String(repeating: "1", count: 30),
        ]
    )
    func lenient(text: String) {
        #expect(VATNumber(text)?.text == text)
    }

    @Test(
        "Too short, too long, without a digit or with other signs it is refused",
        arguments: [
            "", "123", "geen", "BTW-nummer", "NL123456789B01!", "NL/123456789", "NL１２３４５６", "NL123\n",
            String(repeating: "1", count: 31),
        ]
    )
    func refused(text: String) {
        #expect(VATNumber(text) == nil)
    }

    @Test(
        "The official form has its country's letters and length and no signs",
        arguments: [
            ("NL123456789B01", "NL123456789B01"), ("nl 1234.56.789.b01", "NL123456789B01"),
            ("BE 0123.456.789", "BE0123456789"),
            ("DE123456789", "DE123456789"), ("FR 12 345678901", "FR12345678901"), ("LU12345678", "LU12345678"),
            ("ATU12345678", "ATU12345678"), ("ESX1234567X", "ESX1234567X"), ("IE1234567WA", "IE1234567WA"),
            ("EL123456789", "EL123456789"), ("XI123456789", "XI123456789"), ("SE123456789001", "SE123456789001"),
            ("RO12", "RO12"),
        ]
    )
    func official(text: String, official: String) throws {
        #expect(try #require(VATNumber(text)).officialForm == official)
    }

    @Test(
        "A text that does not have its country's format has no official form",
        arguments: [
            "btw.1231.3231123.123", "NL123456789", "NL123456789C01", "NL12345678AB01", "NL123456789B1",
            "NL123456789B012",
            "NL123456789BAB", "BE123456789", "DE12345678", "DE1234567890", "FR123456789", "123456789B01", "GR123456789",
            "US123456789",
        ]
    )
    func unofficial(text: String) throws {
        #expect(try #require(VATNumber(text)).officialForm == nil)
    }
}
