import Domain

/// Text submitted as HTML: `Salt &amp; pepper`, `Baker&#039;s`, `Caf&eacute;`.
enum HTMLText {
    /// Replaces the text's character references, once. Unknown references stay as they are.
    static func withoutReferences(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var plain = ""
        var rest = Substring(text)
        while let start = rest.utf8.firstIndex(of: UInt8(ascii: "&")) {
            plain.append(contentsOf: rest[..<start])
            rest = rest[rest.utf8.index(after: start)...]
            let body = rest.utf8.prefix(maxLength + 1)
            if let end = body.firstIndex(of: UInt8(ascii: ";")), let scalar = scalar(named: String(rest[..<end])) {
                plain.unicodeScalars.append(scalar)
                rest = rest[rest.utf8.index(after: end)...]
            } else {
                plain.append("&")
            }
        }
        plain.append(contentsOf: rest)
        return plain
    }

    /// Maximum length of a reference between `&` and `;`: `#1114111` has eight characters.
    private static let maxLength = 8

    /// - Returns: `nil` also for control characters and combining marks, of which `WireText` allows few in a row.
    private static func scalar(named name: String) -> Unicode.Scalar? {
        guard name.hasPrefix("#") else { return named[name] }
        let digits = name.dropFirst()
        let isHexadecimal = digits.first == "x" || digits.first == "X"
        let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let scalar = number.flatMap({ Unicode.Scalar($0) }), !scalar.isControl,
            scalar.properties.canonicalCombiningClass == .notReordered
        else { return nil }
        return scalar
    }

    private static let named: [String: Unicode.Scalar] = {
        var named: [String: Unicode.Scalar] = [
            "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "euro": "€", "ndash": "–", "mdash": "—",
            "lsquo": "‘", "rsquo": "’", "sbquo": "‚", "ldquo": "“", "rdquo": "”", "bdquo": "„", "hellip": "…",
            "bull": "•", "trade": "™", "OElig": "Œ", "oelig": "œ", "Scaron": "Š", "scaron": "š", "Yuml": "Ÿ",
        ]
        for (name, number) in zip(latin1, UInt32(0xA0)...0xFF) { named[name] = Unicode.Scalar(number) }
        named["nbsp"] = " "
        return named
    }()

    /// HTML names of U+00A0 to U+00FF, in order.
    private static let latin1 = """
        nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute \
        micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring \
        AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml \
        times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil \
        egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash \
        ugrave uacute ucirc uuml yacute thorn yuml
        """.split(separator: " ").map(String.init)
}
