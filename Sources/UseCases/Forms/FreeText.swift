import Domain

/// Text that people write. Control characters, which no database, invoice or terminal wants, are dropped
/// (`String.withoutControls`).
enum FreeText {
    /// Reads a text of one line; `nil` for one that is longer than a number of characters.
    static func singleLine(maxLength length: Int) -> (String) -> String? {
        { text in
            guard text.utf8.count <= length || text.unicodeScalars.count <= length else { return nil }
            // Nothing but control characters says nothing.
            let printable = text.withoutControls()
            return printable.allSatisfy(\.isWhitespace) ? nil : printable
        }
    }

    /// Reads a text of several lines, whose line breaks stay; `nil` for one that is longer.
    static func multiline(maxLength length: Int) -> (String) -> String? {
        { text in
            guard text.utf8.count <= length || text.unicodeScalars.count <= length else { return nil }
            return text.split(whereSeparator: \.isNewline).map { String($0).withoutControls() }.joined(separator: "\n")
        }
    }

    /// Cuts the text to a number of characters; `nil` where nothing printable is in it.
    static func truncate(_ text: String?, to length: Int) -> String? {
        guard let text, !text.isEmpty else { return nil }
        let printable = text.withoutControls()
        guard !printable.allSatisfy(\.isWhitespace) else { return nil }
        return printable.utf8.count <= length ? printable : String(printable.unicodeScalars.prefix(length))
    }

    /// Reads the description of an order line. Shops whose texts are HTML send them escaped.
    static func description(_ text: String?) -> String? {
        truncate(text.map(HTMLText.withoutReferences), to: FieldLimits.itemDescription)
    }

    /// Checks that a reference has only letters, digits, `_` and `-`, as several error texts demand.
    static func isReference(_ text: String) -> Bool {
        text.utf8.allSatisfy { byte in
            byte.isASCIIAlphanumeric || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
        }
    }
}
