/// A telephone number as people write it: 9 to 18 digits, blanks, hyphens, brackets and plus signs, six of them digits.
package struct PhoneNumber: TextValue {
    package let text: String

    package init?(_ text: String) {
        guard FieldLimits.phone.contains(text.utf8.count), text.utf8.count(where: \.isASCIIDigit) >= 6,
            text.utf8.allSatisfy({ $0.isASCIIDigit || Self.signs.contains($0) })
        else { return nil }
        self.text = text
    }

    private static let signs = Array(" +-()".utf8)

    /// The last nine digits: equal for `0612345678`, `+31 6 12345678` and `0031-612345678`.
    package var subscriberDigits: String {
        String(text.filter { $0.isASCII && $0.isNumber }.suffix(9))
    }
}
