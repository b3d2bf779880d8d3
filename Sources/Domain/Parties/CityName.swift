/// The name of a city: letters of any script, blanks, hyphens and apostrophes, as `errors.json` order 419 says.
package struct CityName: TextValue {
    package let text: String

    package init?(_ text: String) {
        let scalars = text.unicodeScalars
        guard scalars.count <= FieldLimits.city, scalars.contains(where: \.properties.isAlphabetic),
            scalars.allSatisfy(Self.isAllowed)
        else { return nil }
        self.text = text
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", " ", "-", "'", "\u{2019}": true
        default: scalar.value > 127 && (scalar.properties.isAlphabetic || scalar.properties.isDiacritic)
        }
    }
}
