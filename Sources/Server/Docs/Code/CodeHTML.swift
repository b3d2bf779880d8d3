import Domain

/// Code as it stands in a page. In text between tags quotes and `>` need no escape, and code is full of them.
enum CodeHTML {
    static func html(_ text: String) -> String { text.escaped(for: .htmlText) }
}
