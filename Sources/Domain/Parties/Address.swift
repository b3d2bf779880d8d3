/// A postal address. A credit check may lack street and city.
package struct Address: Hashable, Sendable, Codable {
    package var street: String?
    package var houseNumber: HouseNumber
    package var houseExtension: HouseExtension?
    package var postalCode: PostalCode
    package var city: CityName?
    package var country: CountryCode

    /// Names of the stored JSON members.
    private enum CodingKeys: String, CodingKey {
        case street = "street", houseNumber = "houseNumber", houseExtension = "houseExtension"
        case postalCode = "postalCode", city = "city", country = "country"
    }

    package init(
        street: String?, houseNumber: HouseNumber, houseExtension: HouseExtension?, postalCode: PostalCode,
        city: CityName?, country: CountryCode
    ) {
        self.street = street
        self.houseNumber = houseNumber
        self.houseExtension = houseExtension
        self.postalCode = postalCode
        self.city = city
        self.country = country
    }

    /// Street, house number and extension: `Kerkstraat 28 a`.
    package var streetAndHouse: String {
        [street, houseNumber.text, houseExtension?.text].compactMap { $0 }.joined(separator: " ")
    }

    /// True if both are the same house, however street and city are spelled.
    package func isSameHouse(as other: Address) -> Bool {
        matchForm == other.matchForm
    }

    /// Match form of a household: country, postal code and the digits of the house number. Letters, additions and boxes
    /// are ignored, so that none of them makes another household.
    package var householdMatchForm: String {
        "\(country.text) \(postalCode.text) -\(houseNumber.leadingNumber)"
    }

    /// Form in which two spellings of one house are equal: country, postal code, and the runs of digits and of letters
    /// in number and extension. `28A` and `28` with `a` are one house, `12` with `2` and `122` are two.
    package var matchForm: String {
        var form = Array("\(country.text) \(postalCode.text) ".utf8)
        var previous = CharacterClass.other
        for byte in "\(houseNumber.text) \(houseExtension?.text ?? "")".lowercased().utf8 {
            let characterClass = CharacterClass(byte)
            if characterClass != .other {
                if characterClass != previous { form.append(UInt8(ascii: "-")) }
                form.append(byte)
            }
            previous = characterClass
        }
        return String(decoding: form, as: UTF8.self)
    }

    private enum CharacterClass {
        case digit, letter, other

        init(_ byte: UInt8) {
            self = byte.isASCIIDigit ? .digit : byte.isASCIILetter || byte > 127 ? .letter : .other
        }
    }
}
