import Foundation

/// Form of a name in which its spellings are equal: compatibility forms unified (NFKC), case folded, without
/// diacritics, punctuation and blanks. Name particles stay: `van den Berg` and `Vandenberg` are one name.
package enum NormalizedName {
    /// - Returns: letters and digits only; the text in lower case if it contains neither.
    package static func form(of text: String) -> String {
        let form = text.utf8.allSatisfy { $0 < 0x80 } ? ascii(text) : unicode(text)
        return form.isEmpty ? text.lowercased() : form
    }

    private static func ascii(_ text: String) -> String {
        var form: [UInt8] = []
        form.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            if byte.isASCIICapital {
                form.append(byte | 0x20)
            } else if byte.isASCIIAlphanumeric {
                form.append(byte)
            }
        }
        return String(decoding: form, as: UTF8.self)
    }

    private static func unicode(_ text: String) -> String {
        var form = String.UnicodeScalarView()
        for scalar in text.decomposedStringWithCompatibilityMapping.unicodeScalars {
            for folded in caseFolded(scalar).unicodeScalars {
                let properties = folded.properties
                // Diacritics have a combining class; vowel signs of Indic scripts, which are letters, have none.
                guard properties.canonicalCombiningClass == .notReordered,
                    properties.isAlphabetic || properties.numericType == .decimal
                else { continue }
                form.append(contentsOf: withoutStroke[folded]?.unicodeScalars ?? String(folded).unicodeScalars)
            }
        }
        return String(form)
    }

    /// Full case folding: `ß` and `SS`, final and other sigma are equal.
    static func caseFolded(_ scalar: Unicode.Scalar) -> String {
        scalar.properties.uppercaseMapping.lowercased()
    }

    /// Letters whose diacritic is part of them, so that decomposition does not remove it.
    private static let withoutStroke: [Unicode.Scalar: String] = [
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th",
    ]
}
