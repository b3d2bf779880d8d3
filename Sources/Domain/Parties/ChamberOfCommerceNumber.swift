/// A company's number in its trade register, as shops send it: 5 to 25 characters, `12345678` or `KvK12345`.
package struct ChamberOfCommerceNumber: TextValue {
    package let text: String

    package init?(_ text: String) {
        guard FieldLimits.chamberOfCommerceNumber.contains(text.unicodeScalars.count),
            text.utf8.contains(where: \.isASCIIDigit),
            text.utf8.allSatisfy({ $0.isASCIIAlphanumeric || Self.signs.contains($0) })
        else { return nil }
        self.text = text
    }

    private static let signs = Array(" .-/".utf8)

    /// Whether this is a KvK number as the Dutch register issues them: eight digits.
    package var isDutch: Bool { text.utf8.count == 8 && text.utf8.allSatisfy(\.isASCIIDigit) }

    /// The form in which two spellings of one number are equal.
    package var recognitionForm: String { String(text.lowercased().filter { $0.isLetter || $0.isNumber }) }
}
