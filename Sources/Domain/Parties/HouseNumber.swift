/// A house number: begins with a digit, at most 10 characters.
package struct HouseNumber: TextValue {
    package let text: String

    package init?(_ text: String) {
        guard let first = text.utf8.first, first.isASCIIDigit, text.unicodeScalars.count <= FieldLimits.houseNumber
        else { return nil }
        self.text = text
    }
}

/// What follows a house number: `A`, `bis`, `2 hoog`; at most 10 characters.
package struct HouseExtension: TextValue {
    package let text: String

    package init?(_ text: String) {
        guard text.unicodeScalars.count <= FieldLimits.houseNumber else { return nil }
        self.text = text
    }
}
