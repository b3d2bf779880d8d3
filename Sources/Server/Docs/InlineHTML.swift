/// Converts sentences of the reference to HTML, with code for the text in backquotes.
enum InlineHTML {
    static func html(_ text: String) -> String {
        let parts = text.split(separator: "`", omittingEmptySubsequences: false)
        return parts.enumerated().map { index, part in
            let escaped = CodeHTML.html(String(part))
            return index.isMultiple(of: 2) ? escaped : "<code>\(escaped)</code>"
        }.joined()
    }
}
