import Domain
import Mustache

/// Escapes for text and for quoted attributes. Mustache's own escaping goes by `Character` and misses a quote with a
/// combining accent after it.
struct HTMLEscaping: MustacheContentType {
    /// The first line of every template.
    static let pragma = "{{% CONTENT_TYPE:SCALARS}}\n"

    static func register() {
        MustacheContentTypes.register(HTMLEscaping(), named: "SCALARS")
    }

    func escapeText(_ text: String) -> String { text.escaped(for: .htmlAttribute) }
}
