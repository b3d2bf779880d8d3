import Domain
import Mustache

/// Escapes text and quoted attributes. Mustache's own escaping works by `Character`, and misses a quote that a
/// combining accent follows.
struct HTMLEscaping: MustacheContentType {
    /// The first line of every template.
    static let pragma = "{{% CONTENT_TYPE:SCALARS}}\n"

    static func register() {
        MustacheContentTypes.register(HTMLEscaping(), named: "SCALARS")
    }

    func escapeText(_ text: String) -> String { text.escaped(for: .htmlAttribute) }
}
