import Domain

/// Stylesheet of the reference: the rules that all pages share (tokens, base, header and footer), without those of the
/// checkout and the demo shop, followed by the reference's own. One file, so that the first view takes at most three
/// requests.
enum DocsStylesheet {
    /// Rules of `naderhand.css` that all pages share.
    static var common: String { rules(before: "/* The checkout: languages */") }

    /// Rules of `common`, and those of the language links.
    static var commonWithLanguages: String { rules(before: "/* The shop and its order */") }

    private static func rules(before heading: String) -> String {
        let all = String(decoding: PackageResources.naderhand_css, as: UTF8.self)
        return String(all.firstRange(of: heading).map { all[..<$0.lowerBound] } ?? all[...])
    }

    static func file(accent: AccentColour) -> StaticAsset {
        let own = String(decoding: PackageResources.docs_css, as: UTF8.self)
        return StaticAsset(
            name: "docs", extension: "css", contentType: "text/css; charset=utf-8",
            content: StaticAsset.compact(common + own + StaticAsset.theme(accent)))
    }
}

extension StaticAsset {
    /// Removes spaces and line breaks around punctuation, and the last semicolon of a rule. Valid for rules whose
    /// strings contain no punctuation next to a space.
    static func compact(_ rules: String) -> String {
        var compact: [UInt8] = []
        for byte in minified(rules).utf8 {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\n"):
                guard let last = compact.last, !"{};,: \n".utf8.contains(last) else { continue }
            case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ";"), UInt8(ascii: ","):
                if let last = compact.last, " \n".utf8.contains(last) { compact.removeLast() }
                if byte == UInt8(ascii: "}"), compact.last == UInt8(ascii: ";") { compact.removeLast() }
            default: break
            }
            compact.append(byte)
        }
        return String(decoding: compact, as: UTF8.self)
    }

    /// Removes indentation, empty lines and comment lines. Valid for text whose strings contain no line breaks.
    static func minified(_ text: String) -> String {
        let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }
        return lines.filter { line in
            !line.isEmpty && !line.hasPrefix("//") && !(line.hasPrefix("/*") && line.hasSuffix("*/"))
        }.map { "\($0)\n" }.joined()
    }
}
