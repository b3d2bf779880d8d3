/// An e-mail address: a local part of unquoted characters, one `@`, and a domain of at least two labels.
package struct EmailAddress: TextValue {
    package let text: String

    package init?(_ text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 254, Self.isLocalPart(parts[0]), Self.isDomain(parts[1]) else {
            return nil
        }
        self.text = text
    }

    /// The form in which two spellings of one mailbox are equal.
    package var recognitionForm: String { text.lowercased() }

    private static func isLocalPart(_ part: Substring) -> Bool {
        guard (1...64).contains(part.utf8.count), part.first != ".", part.last != ".", !part.contains("..") else {
            return false
        }
        return part.utf8.allSatisfy { $0 > 127 || $0.isASCIIAlphanumeric || localSigns.contains($0) }
            && !hasInvisibleCharacters(part)
    }

    private static func isDomain(_ domain: Substring) -> Bool {
        let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let top = labels.last, top.count >= 2, !top.allSatisfy(\.isNumber) else {
            return false
        }
        return labels.allSatisfy { label in
            (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                && label.utf8.allSatisfy { $0 > 127 || $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") }
        } && !hasInvisibleCharacters(domain)
    }

    private static func hasInvisibleCharacters(_ part: Substring) -> Bool {
        part.unicodeScalars.contains { $0.value > 127 && !$0.properties.isAlphabetic && !$0.properties.isDiacritic }
    }

    private static let localSigns = Set("!#$%&'*+/=?^_`{|}~.-".utf8)
}
