/// Sentences of the reference as HTML: what stands between grave accents is code.
enum InlineHTML {
    static func html(_ text: String) -> String {
        let parts = text.split(separator: "`", omittingEmptySubsequences: false)
        return parts.enumerated().map { index, part in
            let escaped = CodeHTML.html(String(part))
            return index.isMultiple(of: 2) ? escaped : "<code>\(escaped)</code>"
        }.joined()
    }
}
