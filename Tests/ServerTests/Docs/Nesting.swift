/// Whether the elements of a page of ours close in the order in which they open.
enum Nesting {
    private static let empty: Set = ["meta", "link", "input", "br", "img", "rect", "path"]

    /// - Returns: a sentence for each tag that closes what was not open, and for what is never closed.
    static func problems(of page: String) -> [String] {
        var (open, problems) = ([String](), [String]())
        for match in page.matches(of: /<(\/?)([a-z][a-z0-9]*)\b[^>]*>/) {
            let name = String(match.2)
            if Self.empty.contains(name) { continue }
            if match.1.isEmpty {
                open.append(name)
            } else if open.last == name {
                open.removeLast()
            } else {
                problems.append("</\(name)> in \(open.suffix(3))")
                if problems.count > 3 { return problems }
            }
        }
        return problems + open.map { "<\($0)> is never closed" }
    }
}
