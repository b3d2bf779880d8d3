import Domain

/// Free text. Control characters are removed, since databases, invoices and terminals do not accept them
/// (`String.withoutControls`).
enum FreeText {
    /// Reads a single-line text; `nil` for one longer than a number of characters.
    static func singleLine(maxLength length: Int) -> (String) -> String? {
        { text in
            guard text.utf8.count <= length || text.unicodeScalars.count <= length else { return nil }
            // Text of control characters only is treated as missing.
            let printable = text.withoutControls()
            return printable.allSatisfy(\.isWhitespace) ? nil : printable
        }
    }

    /// Reads a text with line breaks; `nil` for one longer than a number of characters.
    static func multiline(maxLength length: Int) -> (String) -> String? {
        { text in
            guard text.utf8.count <= length || text.unicodeScalars.count <= length else { return nil }
            return text.split(whereSeparator: \.isNewline).map { String($0).withoutControls() }.joined(separator: "\n")
        }
    }

    /// Truncates the text to a number of characters; `nil` when it contains nothing printable.
    static func truncate(_ text: String?, to length: Int) -> String? {
        guard let text, !text.isEmpty else { return nil }
        let printable = text.withoutControls()
        guard !printable.allSatisfy(\.isWhitespace) else { return nil }
        return printable.utf8.count <= length ? printable : String(printable.unicodeScalars.prefix(length))
    }

    /// Reads the description of an order line. Shops whose texts are HTML submit character references.
    static func description(_ text: String?) -> String? {
        truncate(text.map(HTMLText.withoutReferences), to: FieldLimits.itemDescription)
    }

    /// True for a reference of letters, digits, `_` and `-`, as several error texts require.
    static func isReference(_ text: String) -> Bool {
        text.utf8.allSatisfy { byte in
            byte.isASCIIAlphanumeric || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
        }
    }
}
