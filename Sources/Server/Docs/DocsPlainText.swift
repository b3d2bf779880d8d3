/// Converts pages of the reference to text without markup.
enum DocsPlainText {
    /// The text on one line, with separated table cells and single spaces.
    static func line(of html: some StringProtocol) -> String {
        String(html).replacing(/<\/t[hd]><t[hd][^>]*>/, with: " · ")
            .replacing(/<\/?(?:a|b|code|i|time|u)\b[^>]*>/, with: "")
            .replacing(/<[^>]*>/, with: " ")
            .replacing("&#39;", with: "'").replacing("&quot;", with: "\"").replacing("&lt;", with: "<")
            .replacing("&gt;", with: ">").replacing("&amp;", with: "&")
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Sections of a guide by heading, without code.
    /// - Parameters:
    ///   - title: title of the guide, which precedes those of its sections.
    ///   - path: path of the guide.
    static func sections(of html: some StringProtocol, title: String, path: String) -> [DocsSearch.Section] {
        let text = String(html).replacing(/<pre(?:.|\n)*?<\/pre>/, with: "")
        return text.split(separator: "\n").reduce(into: [DocsSearch.Section(title: title, path: path, lines: [])]) {
            sections, line in
            if let heading = line.firstMatch(of: /<h[23] id="([^"]*)">(.*)<\/h[23]>/) {
                sections.append(
                    DocsSearch.Section(
                        title: "\(title): \(Self.line(of: heading.2))", path: "\(path)#\(heading.1)", lines: []))
            } else {
                let text = Self.line(of: line)
                if !text.isEmpty { sections[sections.count - 1].lines.append(text) }
            }
        }
    }
}
