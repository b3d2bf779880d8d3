/// The place of a text in HTML or XML, which decides what has to be escaped.
package enum MarkupContext: Sendable {
    /// Between tags of HTML: `&` and `<`.
    case htmlText
    /// Between tags of HTML or in a quoted attribute: `&`, `<`, `>` and both quotes.
    case htmlAttribute
    /// Between tags of XML: `&`, `<` and `>`. Characters that XML cannot carry are left out (XML 1.0, 2.2).
    case xmlText
    /// Between tags of XML or in an attribute in double quotes: those of `xmlText` and `"`.
    case xmlAttribute

    fileprivate func entity(for scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": self == .htmlText ? nil : "&gt;"
        case "\"": self == .htmlAttribute || self == .xmlAttribute ? "&quot;" : nil
        case "'": self == .htmlAttribute ? "&#39;" : nil
        default: nil
        }
    }

    fileprivate func canCarry(_ scalar: Unicode.Scalar) -> Bool {
        guard self == .xmlText || self == .xmlAttribute else { return true }
        return switch scalar {
        case "\t", "\n", "\r": true
        case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": false
        default: true
        }
    }
}

extension String {
    /// The text with entities for characters that would be read as markup.
    ///
    /// It goes scalar by scalar: a quote with a combining accent after it is one `Character` that is not a quote to
    /// Swift, yet ends an attribute in a browser.
    package func escaped(for context: MarkupContext) -> String {
        guard utf8.contains(where: Self.mayNeedEscape) else { return self }
        var text = ""
        text.reserveCapacity(utf8.count)
        for scalar in unicodeScalars {
            if let entity = context.entity(for: scalar) {
                text += entity
            } else if context.canCarry(scalar) {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// The first byte of U+FFFE and U+FFFF in UTF-8 is 0xEF.
    private static func mayNeedEscape(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"), 0xEF: true
        default: byte < 0x20
        }
    }
}
