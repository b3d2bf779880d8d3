/// Where somebody lives or a parcel goes. A credit check may come without street and city.
package struct Address: Hashable, Sendable, Codable {
    package var street: String?
    package var houseNumber: HouseNumber
    package var houseExtension: HouseExtension?
    package var postalCode: PostalCode
    package var city: CityName?
    package var country: CountryCode

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

    /// Whether this is the other's house, however street and city are spelled.
    package func isSameHouse(as other: Address) -> Bool {
        recognitionForm == other.recognitionForm
    }

    /// The form in which two spellings of one house are equal: country, postal code, number and extension.
    package var recognitionForm: String {
        "\(country.text) \(postalCode.text) \(numberParts.joined(separator: "-"))"
    }

    /// The runs of digits and of letters in number and extension: `28A` and `28` with `a` are one house, `12` with `2`
    /// and `122` are two.
    private var numberParts: [String] {
        var parts: [String] = []
        var previous: Character = " "
        for sign in "\(houseNumber.text) \(houseExtension?.text ?? "")".lowercased() {
            if sign.isLetter || sign.isNumber {
                let continues = (sign.isLetter && previous.isLetter) || (sign.isNumber && previous.isNumber)
                if continues, let last = parts.popLast() {
                    parts.append(last + String(sign))
                } else {
                    parts.append(String(sign))
                }
            }
            previous = sign
        }
        return parts
    }
}
