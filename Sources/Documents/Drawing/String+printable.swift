import Domain

extension String {
    /// The text escaped for an XML element or attribute (XML 1.0, 2.2 and 2.4). Characters that XML does not allow
    /// become blanks.
    var xmlEscaped: String {
        let shown = unicodeScalars.map { scalar -> Unicode.Scalar in
            switch scalar {
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": " "
            default: scalar
            }
        }
        return String(UnicodeScalarView(shown)).escaped(for: .xmlAttribute)
    }

    /// The text without line breaks and other characters that cannot be printed.
    var singleLine: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .lineSeparator, .paragraphSeparator: " "
                    default: scalar
                    }
                }))
    }
}
