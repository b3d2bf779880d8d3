import Testing

@testable import Domain

@Suite("Addresses")
struct AddressTests {
    @Test(
        "A house number begins with a digit and has at most 10 characters",
        arguments: ["1", "28", "12a", "12-14", "1234567890"])
    func houseNumbers(text: String) {
        #expect(HouseNumber(text)?.text == text)
    }

    @Test("Anything else is no house number", arguments: ["", "a12", " 12", "-1", "12345678901", "１２", "bis"])
    func wrongHouseNumbers(text: String) {
        #expect(HouseNumber(text) == nil)
    }

    @Test(
        "A house number extension has at most 10 characters",
        arguments: [("A", true), ("2 hoog", true), ("bis", true), ("1234567890", true), ("12345678901", false)])
    func houseExtensions(text: String, isAccepted: Bool) {
        #expect((HouseExtension(text) != nil) == isAccepted)
    }

    @Test(
        "A city is letters of any script, blanks, hyphens and apostrophes",
        arguments: [
            "Amsterdam", "'s-Hertogenbosch", "\u{2019}s-Gravenhage", "Den Haag", "Zürich", "Zu\u{308}rich", "Łódź",
            "Århus",
            "Alphen aan den Rijn", "Fryslân", "L'Haÿ-les-Roses", "Αθήνα", "東京", "Y", "2e Exloërmond", "1e Exloërmond",
            "Bergen (NH)", "St. Willebrord", "Frankfurt/Oder", "Halle a.d. Saale", "Ronse/Renaix", "Paris 16",
            "Lyon 3e", "Paris Cedex 08", "`s-Gravenmoer", "Sint-Job-in-'t-Goor", "Hengelo (O.)",
            "Gent, Sint-Amandsberg",
        ]
    )
    func cities(text: String) {
        #expect(CityName(text)?.text == text)
    }

    @Test(
        "Digits, signs and names without a letter are no city",
        arguments: [
            "", " ", "-", "' '", "()", "Amsterdam1", "1012", "Amsterdam!", "Den_Haag", "<b>", "A&B", "Amsterdam 2", "2",
            "1012 Amsterdam", "Amsterdam 1012JS", "Paris 116", "2x Exloërmond", "e2 Exloërmond", "Haag\u{1F600}",
            String(repeating: "a", count: 101),
        ]
    )
    func wrongCities(text: String) {
        #expect(CityName(text) == nil)
    }

    @Test(
        "The name of a city that was pasted loses what nothing shows",
        arguments: [
            ("Den\tHaag", "Den Haag"), ("Den\u{A0}Haag", "Den Haag"), ("\u{FEFF}Haag\u{200B}", "Haag"),
            ("Gro\u{AD}ningen", "Groningen"), (" Den   Haag ", "Den Haag"), ("Sint\u{2011}Truiden", "Sint-Truiden"),
            ("\u{202A}\u{2019}s-Hertogenbosch\u{202C}", "\u{2019}s-Hertogenbosch"),
        ]
    )
    func pastedCities(text: String, name: String) throws {
        let city = try #require(CityName(text))
        #expect(Array(city.text.unicodeScalars) == Array(name.unicodeScalars))
        #expect(CityName(name) == city)
    }

    @Test(
        "A country is one of the 249 of ISO 3166-1, in either case",
        arguments: [("NL", "NL"), ("nl", "NL"), ("Be", "BE"), ("AX", "AX"), ("SS", "SS")])
    func countries(text: String, code: String) {
        #expect(CountryCode(text)?.text == code)
    }

    @Test("Of all pairs of capitals exactly 249 are a country")
    func countOfCountries() {
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        let codes = letters.flatMap { first in letters.map { "\(first)\($0)" } }
        #expect(codes.count { CountryCode($0) != nil } == 249)
        #expect(CountryCode.netherlands.text == "NL")
    }

    @Test(
        "Nothing else is a country",
        arguments: ["", "N", "NLD", "XX", "EU", "UK", "ZZ", "N L", "NL ", "12", "Nederland", "ß", "ŉ"])
    func wrongCountries(text: String) {
        #expect(CountryCode(text) == nil)
    }
}

@Suite("Recognising a house")
struct HouseRecognitionTests {
    @Test(
        "Number and extension may be spelled together or apart, in either case",
        arguments: [
            ("12", "A", "12a", nil), ("12", "A", "12", "a"), ("12-A", nil, "12", "A"), ("12 bis", nil, "12", "Bis"),
            ("12", "2-hoog", "12", "2 hoog"), ("12", "-2", "12", "2"),
        ] as [(String, String?, String, String?)]
    )
    func sameHouse(number: String, suffix: String?, otherNumber: String, otherSuffix: String?) {
        #expect(DomainSamples.address(number, suffix).isSameHouse(as: DomainSamples.address(otherNumber, otherSuffix)))
    }

    @Test(
        "Another number or extension is another house",
        arguments: [
            ("12", nil, "13", nil), ("12", "A", "12", nil), ("12", "A", "12", "B"), ("1", "A", "11", "A"),
        ] as [(String, String?, String, String?)]
    )
    func otherHouse(number: String, suffix: String?, otherNumber: String, otherSuffix: String?) {
        #expect(!DomainSamples.address(number, suffix).isSameHouse(as: DomainSamples.address(otherNumber, otherSuffix)))
    }

    @Test(
        "The second floor of number 12 is not number 122",
        arguments: [
            ("12", "2", "122", nil), ("12-2", nil, "122", nil), ("1", "11", "11", "1"), ("1-11", nil, "11-1", nil),
        ] as [(String, String?, String, String?)]
    )
    func digitsOfExtensionAreNotOfNumber(number: String, suffix: String?, otherNumber: String, otherSuffix: String?) {
        #expect(!DomainSamples.address(number, suffix).isSameHouse(as: DomainSamples.address(otherNumber, otherSuffix)))
    }

    @Test("Street and city do not tell houses apart, postal code and country do")
    func whatCounts() {
        let house = DomainSamples.address("12")
        var respelled = house
        respelled.street = "Dorpstr."
        respelled.city = nil
        #expect(house.isSameHouse(as: respelled))
        #expect(house.isSameHouse(as: DomainSamples.address("12", postalCode: "1234 ab")))
        #expect(!house.isSameHouse(as: DomainSamples.address("12", postalCode: "1234AC")))
        #expect(
            !DomainSamples.address(postalCode: "1000", country: "BE").isSameHouse(
                as: DomainSamples.address(postalCode: "1000", country: "LU")))
    }
}
