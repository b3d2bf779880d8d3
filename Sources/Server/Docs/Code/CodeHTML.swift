import Domain

/// Code as HTML. Quotes and `>` need no escape between tags, and code contains many of them.
enum CodeHTML {
    static func html(_ text: String) -> String { text.escaped(for: .htmlText) }
}

extension CodeHTML {
    /// Code whose tokens have elements for `docs.css` to colour. Without these elements the code is unchanged.
    static func html(_ text: String, in language: CodeLanguage) -> String {
        let code = Array(text.utf8)
        var (html, index, plain) = ("", 0, 0)
        func escaped(_ range: Range<Int>) -> String { Self.html(String(decoding: code[range], as: UTF8.self)) }
        while index < code.count {
            guard let token = language.token(in: code, at: index) else {
                index += 1
                continue
            }
            let tag = token.kind.rawValue
            html += "\(escaped(plain..<index))<\(tag)>\(escaped(index..<token.end))</\(tag)>"
            (index, plain) = (token.end, token.end)
        }
        return html + escaped(plain..<code.count)
    }
}
