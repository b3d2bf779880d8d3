/// A telephone number as people write it: 9 to 18 characters (digits, blanks, hyphens, brackets, plus signs), at least
/// six of them digits.
package struct PhoneNumber: ValidatedText {
    package let text: String

    /// Also accepts dots and slashes between groups of digits (`0470/12.34.56`), and a number that is too long only
    /// because of its blanks and hyphens (`+31 (0)6 12 34 56 78`); `text` then contains neither.
    package init?(_ text: String) {
        let number = Self.normalized(text)
        guard FieldLimits.phone.contains(number.utf8.count), number.utf8.count(where: \.isASCIIDigit) >= 6,
            number.utf8.allSatisfy(Self.isAllowed)
        else { return nil }
        self.text = number
    }

    private static func normalized(_ text: String) -> String {
        guard text.utf8.count > FieldLimits.phone.upperBound || !text.utf8.allSatisfy(isAllowed) else { return text }
        let number = String(text.cleanedWords.map { "./".contains($0) ? " " : $0 })
            .split(separator: " ").joined(separator: " ")
        guard number.utf8.count > FieldLimits.phone.upperBound else { return number }
        return number.filter { $0 != " " && $0 != "-" }
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        byte.isASCIIDigit || allowedPunctuation.contains(byte)
    }

    private static let allowedPunctuation = Array(" +-()".utf8)

    /// The last nine digits: equal for `0612345678`, `+31 6 12345678` and `0031-612345678`.
    package var matchForm: String {
        String(text.filter { $0.isASCII && $0.isNumber }.suffix(9))
    }
}
