import TestSupport
import Testing

@testable import Domain

@Suite("Postal codes")
struct PostalCodeTests {
    @Test(
        "A postal code is normalised to the form of its country",
        arguments: [
            ("NL", "1234AB", "1234AB"), ("NL", "1234 AB", "1234AB"), ("NL", "1012 bq", "1012BQ"),
            ("NL", " 1234ab ", "1234AB"), ("NL", "NL-1234 AB", "1234AB"), ("NL", "1234\u{A0}AB", "1234AB"),
            ("NL", "1012js", "1012JS"), ("NL", "1012  JS", "1012JS"), ("NL", "1234-AB", "1234AB"),
            ("NL", "\u{FEFF}1234\u{200B}A\u{AD}B\u{202C}", "1234AB"), ("NL", "1234AB\n", "1234AB"),
            ("NL", "NL 1234AB", "1234AB"), ("NL", "1234.AB", "1234AB"),
            ("BE", "B-1000", "1000"), ("BE", "B 1000", "1000"), ("BE", "BE1000", "1000"), ("LU", "L-1234", "1234"),
            ("LU", "L 1234", "1234"), ("DE", "D-10115", "10115"), ("DE", "D\u{2011}10115", "10115"),
            ("FR", "F75001", "75001"),
            ("NL", "1111XX", "1111XX"), ("NL", "9999ZZ", "9999ZZ"), ("NL", "1234SE", "1234SE"),
            ("BE", "1000", "1000"), ("BE", "B-9000", "9000"), ("BE", "be-2000", "2000"), ("BE", "10 00", "1000"),
            ("DE", "10115", "10115"), ("DE", "D-01067", "01067"), ("DE", "DE-80331", "80331"),
            ("FR", "75001", "75001"), ("FR", "F-01000", "01000"), ("FR", "75 001", "75001"),
            ("LU", "L-1009", "1009"), ("AT", "A-1010", "1010"), ("CH", "CH-8001", "8001"), ("DK", "0800", "0800"),
            ("SE", "111 22", "11122"), ("PL", "00-950", "00-950"), ("PT", "1000-001", "1000-001"),
            ("PT", "1000", "1000"),
            ("GB", "SW1A 1AA", "SW1A1AA"), ("GB", "m1 1ae", "M11AE"), ("GB", "EC1A 1BB", "EC1A1BB"),
            ("GB", "B33 8TH", "B338TH"), ("GB", "CR2 6XH", "CR26XH"), ("GB", "DN55 1PT", "DN551PT"),
            ("GB", "W1A 0AX", "W1A0AX"),
            ("US", "10001", "10001"), ("US", "10001-1234", "10001-1234"),
        ]
    )
    func accepted(country: String, text: String, normalised: String) throws {
        let country = try #require(CountryCode(country))
        #expect(PostalCode(text, in: country)?.text == normalised)
    }

    @Test(
        "A postal code that its country does not have is refused",
        arguments: [
            ("NL", "0123AB"), ("NL", "1234"), ("NL", "1234A"), ("NL", "1234ABC"), ("NL", "12345AB"), ("NL", "AB1234"),
            ("NL", "1234A1"), ("NL", "-1234AB"), ("NL", ""), ("NL", "BE-1234AB"), ("NL", "１２３４AB"), ("NL", "1234ÄB"),
            ("NL", "12a4AB"), ("NL", "1234AB-"),
            ("BE", "0999"), ("BE", "10000"), ("BE", "100"), ("BE", "1234AB"), ("BE", "D-1000"), ("BE", "100O"),
            ("DE", "1011"), ("DE", "101155"), ("DE", "1011A"), ("DE", "F-10115"),
            ("FR", "7500"), ("FR", "750011"), ("FR", "7500A"), ("FR", "-75001"),
            ("PL", "00950"), ("PT", "1000-01"), ("GB", "12345"), ("GB", "SW1A"), ("US", "10001-12"), ("US", "1000"),
        ]
    )
    func refused(country: String, text: String) throws {
        let country = try #require(CountryCode(country))
        #expect(PostalCode(text, in: country) == nil)
    }

    @Test("The Dutch post issues no codes that end in SA, SD or SS", arguments: ["1234SA", "1234 sd", "1234SS"])
    func neverIssued(text: String) {
        #expect(PostalCode(text, in: .netherlands) == nil)
    }

    @Test("Elsewhere such endings are ordinary")
    func endingsElsewhere() throws {
        #expect(PostalCode("M1 1SA", in: try #require(CountryCode("GB"))) != nil)
    }

    @Test(
        "Countries without a pattern of their own take 2 to 10 letters, digits and hyphens",
        arguments: [
            ("IE", "D02 AF30", "D02AF30"), ("JP", "100-0001", "100-0001"), ("BR", "01310-100", "01310-100"),
            ("LV", "LV-1010", "1010"), ("CA", "k1a 0b1", "K1A0B1"), ("HK", "00", "00"),
            ("IR", "1234567890", "1234567890"),
        ]
    )
    func otherCountries(country: String, text: String, normalised: String) throws {
        let country = try #require(CountryCode(country))
        #expect(PostalCode(text, in: country)?.text == normalised)
    }

    @Test("And refuse the rest", arguments: ["1", "", "12345678901", "12/34", "12.34", "Ä1000", "１２３４"])
    func otherCountriesRefuse(text: String) throws {
        let country = try #require(CountryCode("IE"))
        #expect(PostalCode(text, in: country) == nil)
    }

    @Test("Every four digits but a first 0, with every issued pair of letters, are a Dutch code in any spelling")
    func dutchCodes() {
        var random = SplitMix64(seed: 7)
        for _ in 0..<2_000 {
            let digits = String(Int.random(in: 1_000...9_999, using: &random))
            let letters = random.text(of: "ABCDEFGHIJKLMNOPQRSTUVWXYZ", count: 2)
            let spelling = Bool.random(using: &random) ? "\(digits) \(letters.lowercased())" : digits + letters
            let expected = ["SA", "SD", "SS"].contains(letters) ? nil : digits + letters
            #expect(PostalCode(spelling, in: .netherlands)?.text == expected, "\(spelling)")
        }
    }
}
