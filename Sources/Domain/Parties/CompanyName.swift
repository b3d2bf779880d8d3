/// A company's name: 2 to 50 characters.
package struct CompanyName: ValidatedText {
    package let text: String

    package init?(_ text: String) {
        guard FieldLimits.companyName.contains(text.unicodeScalars.count) else { return nil }
        self.text = text
    }
}
