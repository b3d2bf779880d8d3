/// A house number: begins with a digit, at most 10 characters.
package struct HouseNumber: ValidatedText {
    package let text: String

    package init?(_ text: String) {
        guard let first = text.utf8.first, first.isASCIIDigit, text.unicodeScalars.count <= FieldLimits.houseNumber
        else { return nil }
        self.text = text
    }

    /// Leading digits without leading zeros: `28` of `028A`.
    package var leadingNumber: String {
        let number = text.utf8.prefix(while: \.isASCIIDigit).drop { $0 == UInt8(ascii: "0") }
        return number.isEmpty ? "0" : String(decoding: number, as: UTF8.self)
    }
}

/// Extension of a house number: `A`, `bis`, `2 hoog`; at most 10 characters.
package struct HouseExtension: ValidatedText {
    package let text: String

    package init?(_ text: String) {
        guard text.unicodeScalars.count <= FieldLimits.houseNumber else { return nil }
        self.text = text
    }
}
