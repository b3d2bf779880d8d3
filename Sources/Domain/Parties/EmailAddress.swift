import Foundation

/// An e-mail address: an unquoted local part, one `@`, and a domain of at least two labels.
package struct EmailAddress: ValidatedText {
    package let text: String

    package init?(_ text: String) {
        let bytes = text.utf8
        guard bytes.count <= FieldLimits.email, let at = bytes.firstIndex(of: UInt8(ascii: "@")),
            Self.isLocalPart(bytes[..<at]), Self.isDomain(bytes[bytes.index(after: at)...]),
            bytes.allSatisfy({ $0 < 128 }) || Self.isVisible(text)
        else { return nil }
        self.text = text
    }

    /// Form in which two spellings of one mailbox are equal: case folded, without a sub-address (`anna+shop@…`), the
    /// domain in Punycode.
    package var matchForm: String {
        let plain = text.utf8.allSatisfy { $0 < 0x80 } ? text : text.precomposedStringWithCompatibilityMapping
        let parts = plain.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return plain.lowercased() }
        // A leading plus does not begin a sub-address.
        let mailbox = parts[0].first == "+" ? parts[0] : parts[0].prefix { $0 != "+" }
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return "\(mailbox)@\(parts[1])".lowercased() }
        let labels = parts[1].lowercased().split(separator: ".", omittingEmptySubsequences: false)
        let folded = mailbox.unicodeScalars.map(NormalizedName.caseFolded).joined()
        return "\(folded)@\(labels.map { Punycode.label(String($0)) }.joined(separator: "."))"
    }

    private static func isLocalPart(_ part: Substring.UTF8View) -> Bool {
        guard (1...64).contains(part.count) else { return false }
        var previous = UInt8(ascii: ".")
        for byte in part {
            if byte == UInt8(ascii: "."), previous == byte { return false }
            guard byte > 127 || byte.isASCIIAlphanumeric || allowedLocalPunctuation.contains(byte) else { return false }
            previous = byte
        }
        return previous != UInt8(ascii: ".")
    }

    private static func isDomain(_ domain: Substring.UTF8View) -> Bool {
        let labels = domain.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.count >= 2, let top = labels.last, top.count >= 2, !top.allSatisfy(\.isASCIIDigit) else {
            return false
        }
        return labels.allSatisfy { label in
            (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
                && label.allSatisfy { $0 > 127 || $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") }
        }
    }

    /// True if every character beyond ASCII is a letter: no unusual blanks, no direction marks.
    private static func isVisible(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.value < 128 || $0.properties.isAlphabetic || $0.properties.isDiacritic }
    }

    private static let allowedLocalPunctuation = Array("!#$%&'*+/=?^_`{|}~.-".utf8)
}
