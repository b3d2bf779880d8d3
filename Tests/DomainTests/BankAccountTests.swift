import TestSupport
import Testing

@testable import Domain

@Suite("Bank accounts")
struct IBANTests {
    @Test(
        "The samples of the IBAN registry are valid",
        arguments: [
            "NL91ABNA0417164300", "DE89370400440532013000", "BE68539007547034", "GB29NWBK60161331926819",
            "FR1420041010050500013M02606", "LU280019400644750000", "AT611904300234573201", "CH9300762011623852957",
            "ES9121000418450200051332", "IT60X0542811101000000123456", "PL61109010140000071219812874",
            "PT50000201231234567890154", "SE4550000000058398257466", "NO9386011117947", "DK5000400440116243",
            "FI2112345600000785",
            "IE29AIBK93115212345678", "MT84MALT011000012345MTLCAST001S", "GR1601101250000000012300695",
        ]
    )
    func registrySamples(text: String) {
        #expect(IBAN(text)?.text == text)
    }

    @Test(
        "Blanks and small letters are normalised away",
        arguments: ["NL91 ABNA 0417 1643 00", "nl91abna0417164300", " NL91ABNA0417164300 "])
    func normalised(text: String) {
        #expect(IBAN(text)?.text == "NL91ABNA0417164300")
    }

    @Test(
        "Wrong check digits, lengths and signs are refused",
        arguments: [
            "NL92ABNA0417164300", "NL91ABNA041716430", "NL91ABNA04171643000", "DE8937040044053201300", "", "NL91",
            "NL91-ABNA-0417-1643-00",
            "91NLABNA0417164300", "N191ABNA0417164300", "NLA1ABNA0417164300", "NL91ABNA041716430０",
            "NL91ABNA0417164300\n",
            "NL91ABNÄ0417164300", "0417164300", "BE68539007547035", "XX91ABNA0417164300",
        ]
    )
    func refused(text: String) {
        #expect(IBAN(text) == nil)
    }

    /// Countries with the length of what follows the check digits.
    private static let countries = [
        ("NL", 14), ("BE", 12), ("DE", 18), ("FR", 23), ("GB", 18), ("ES", 20), ("NO", 11), ("MT", 27),
    ]

    @Test("Computed check digits make an account number valid, in any spelling", arguments: countries)
    func computed(country: String, length: Int) {
        var random = SplitMix64(seed: 8)
        for _ in 0..<200 {
            let number = iban(country, random.text(of: alphabet, count: length))
            #expect(IBAN(number)?.text == number)
            #expect(IBAN(grouped(number).lowercased())?.text == number)
        }
    }

    @Test("Every change of a single digit is noticed", arguments: countries)
    func singleDigitChanges(country: String, length: Int) {
        var random = SplitMix64(seed: 9)
        for _ in 0..<10 {
            let number = Array(iban(country, random.text(of: alphabet, count: length)))
            for index in number.indices where number[index].isNumber {
                for digit in "0123456789" where digit != number[index] {
                    var changed = number
                    changed[index] = digit
                    #expect(IBAN(String(changed)) == nil, "\(String(number)) as \(String(changed))")
                }
            }
        }
    }

    @Test("Every exchange of two neighbouring digits is noticed", arguments: countries)
    func exchangedDigits(country: String, length: Int) {
        var random = SplitMix64(seed: 10)
        for _ in 0..<50 {
            let number = Array(iban(country, random.text(of: "0123456789", count: length)))
            for index in 4..<number.count - 1 where number[index] != number[index + 1] {
                var changed = number
                changed.swapAt(index, index + 1)
                #expect(IBAN(String(changed)) == nil, "\(String(number)) as \(String(changed))")
            }
        }
    }

    @Test("A number of another length than its country's is refused even with right check digits", arguments: countries)
    func lengths(country: String, length: Int) {
        #expect(IBAN(iban(country, String(repeating: "1", count: length))) != nil)
        #expect(IBAN(iban(country, String(repeating: "1", count: length - 1))) == nil)
        #expect(IBAN(iban(country, String(repeating: "1", count: length + 1))) == nil)
    }

    @Test(
        "Outside SEPA 15 to 34 characters are accepted", arguments: [(14, false), (15, true), (34, true), (35, false)])
    func lengthsElsewhere(count: Int, isAccepted: Bool) {
        #expect((IBAN(iban("BR", String(repeating: "1", count: count - 4))) != nil) == isAccepted)
    }

    @Test(
        "Check digits run from 02 to 98: 99, 00 and 01 are never computed",
        arguments: [(2, "99"), (97, "00"), (98, "01")])
    func impossibleCheckDigits(computed: Int, written: String) throws {
        let body = try #require(
            (0..<10_000).lazy.map { "ABNA0\(100_000_000 + $0)" }.first { checkDigits("NL", $0) == computed })
        #expect(IBAN(iban("NL", body)) != nil)
        #expect(IBAN("NL\(written)\(body)") == nil)
    }

    private let alphabet = "0123456789012345678901234567890123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

    private func iban(_ country: String, _ body: String) -> String {
        let digits = checkDigits(country, body)
        return "\(country)\(digits < 10 ? "0" : "")\(digits)\(body)"
    }

    /// ISO 7064: 98 minus the remainder of the number that ends in 00, digit by digit as one does it on paper.
    private func checkDigits(_ country: String, _ body: String) -> Int {
        let digits = (body + country + "00").flatMap { String(Int(String($0), radix: 36)!) }
        return 98 - digits.reduce(0) { ($0 * 10 + $1.wholeNumberValue!) % 97 }
    }

    private func grouped(_ number: String) -> String {
        number.enumerated().map { ($0 > 0 && $0 % 4 == 0 ? " " : "") + String($1) }.joined()
    }
}

@Suite("Bank identifiers")
struct BICTests {
    @Test(
        "A BIC has 8 or 11 characters",
        arguments: [("ABNANL2A", "ABNANL2A"), ("ingbnl2axxx", "INGBNL2AXXX"), ("DEUTDEFF500", "DEUTDEFF500")])
    func accepted(text: String, normalised: String) {
        #expect(BIC(text)?.text == normalised)
    }

    @Test(
        "Anything else is refused",
        arguments: [
            "", "ABNANL2", "ABNANL2AX", "ABNANL2AXX", "ABNANL2AXXXX", "ABN1NL2A", "ABNAN12A", "ABNA NL2A", "ABNANL2Ä",
            "ABNANL2-",
        ])
    func refused(text: String) {
        #expect(BIC(text) == nil)
    }
}
