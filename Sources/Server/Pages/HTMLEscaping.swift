import Mustache

/// Escapes for text and for quoted attributes, scalar by scalar.
///
/// Mustache's own escaping goes by `Character`: a quote with a combining accent after it is one character that is
/// not a quote to Swift, yet ends an attribute in a browser.
struct HTMLEscaping: MustacheContentType {
    /// The first line of every template.
    static let pragma = "{{% CONTENT_TYPE:SCALARS}}\n"

    static func register() {
        MustacheContentTypes.register(HTMLEscaping(), named: "SCALARS")
    }

    func escapeText(_ text: String) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
