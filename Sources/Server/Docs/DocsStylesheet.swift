import Domain

/// The stylesheet of the reference: what all pages have in common (tokens, ground, masthead and foot), without the
/// rules of the checkout and the demo shop, and the reference's own behind it. One file, so that the first view stays
/// within three requests.
enum DocsStylesheet {
    /// The heading of the first rules in `naderhand.css` that are of the checkout only.
    private static let end = "/* The checkout: languages */"

    /// Rules shared by all pages.
    static var common: String {
        let all = String(decoding: PackageResources.naderhand_css, as: UTF8.self)
        return String(all.firstRange(of: end).map { all[..<$0.lowerBound] } ?? all[...])
    }

    static func file(accent: AccentColour) -> StaticAsset {
        let own = String(decoding: PackageResources.docs_css, as: UTF8.self)
        return StaticAsset(
            name: "docs", extension: "css", contentType: "text/css; charset=utf-8",
            content: StaticAsset.compact(common + own + StaticAsset.theme(accent)))
    }
}

extension StaticAsset {
    /// A stylesheet without the blanks and line breaks around its signs, and without the last semicolon of a rule. For
    /// rules in whose strings none of these signs stands beside a blank.
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

    /// Without margins, empty lines and lines of comment: what only its authors read. For text in which no line break
    /// stands in a string.
    static func minified(_ text: String) -> String {
        let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }
        return lines.filter { line in
            !line.isEmpty && !line.hasPrefix("//") && !(line.hasPrefix("/*") && line.hasSuffix("*/"))
        }.map { "\($0)\n" }.joined()
    }
}
