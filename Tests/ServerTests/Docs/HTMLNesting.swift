/// Checks that the elements of a page are nested correctly.
enum HTMLNesting {
    private static let empty: Set = ["meta", "link", "input", "br", "img", "rect", "path"]
    /// Elements whose end tag HTML lets a page leave out, and what ends them by beginning.
    private static let endedBy: [String: Set<String>] = [
        "p": ["p", "ul", "ol", "dl", "div", "table", "pre", "h2", "h3", "h4", "details", "section"],
        "li": ["li"], "dt": ["dt", "dd"], "dd": ["dt", "dd"], "tr": ["tr"], "td": ["td", "th", "tr"],
        "th": ["td", "th", "tr"],
    ]

    /// - Returns: a sentence for each tag that closes what was not open, and for what is never closed.
    static func violations(of page: String) -> [String] {
        var (open, problems) = ([String](), [String]())
        for match in page.matches(of: /<(\/?)([a-z][a-z0-9]*)\b[^>]*>/) {
            let name = String(match.2)
            if Self.empty.contains(name) { continue }
            if match.1.isEmpty {
                while let last = open.last, endedBy[last]?.contains(name) == true { open.removeLast() }
                open.append(name)
            } else if let start = open.lastIndex(of: name), open[(start + 1)...].allSatisfy({ endedBy[$0] != nil }) {
                open.removeSubrange(start...)
            } else {
                problems.append("</\(name)> in \(open.suffix(3))")
                if problems.count > 3 { return problems }
            }
        }
        return problems + open.map { "<\($0)> is never closed" }
    }
}
