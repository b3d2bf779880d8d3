/// Code as it stands in a page. In text between tags quotes and `>` need no escape, and code is full of them.
enum CodeHTML {
    static func html(_ text: String) -> String {
        var html = ""
        html.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": html += "&amp;"
            case "<": html += "&lt;"
            default: html.unicodeScalars.append(scalar)
            }
        }
        return html
    }
}
