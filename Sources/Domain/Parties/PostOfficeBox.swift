import Foundation

/// Boxes, reply numbers and parcel lockers, at which no one can sign for a parcel, by their names in the Netherlands,
/// Belgium, Luxembourg, France, Germany and Switzerland, and in English.
package enum PostOfficeBox {
    /// True if a street is a box: `Postbus 12`, `P.O. Box`, `B.P. 40`. The number may be in another field. A street
    /// whose name begins alike is not one: `Postbusweg`, `BP-straat`.
    package static func isNamed(in street: String) -> Bool {
        let words = words(of: street).drop { $0.first?.isNumber == true || operators.contains($0) }
        return names.contains { name in
            guard words.starts(with: name) else { return false }
            guard let next = words.dropFirst(name.count).first else { return true }
            if next.first?.isNumber == true || numberMarkers.contains(next) { return true }
            return !abbreviations.contains(name) && !streetEndings.contains { next.hasSuffix($0) }
        }
    }

    /// Words in lower case without accents, digits apart: `po`, `box`, `12` of `P.O.Box12`.
    private static func words(of street: String) -> [String] {
        var words: [String] = []
        var previous = Kind.other
        let plain = street.cleaned.decomposedStringWithCompatibilityMapping.lowercased()
        for scalar in plain.unicodeScalars where scalar.properties.canonicalCombiningClass == .notReordered {
            let kind = Kind(scalar)
            if kind != .other {
                if kind != previous || words.isEmpty { words.append("") }
                words[words.count - 1].unicodeScalars.append(scalar)
            }
            previous = kind
        }
        return joiningLetters(words)
    }

    /// Joins single letters to an abbreviation: `b` and `p` to `bp`.
    private static func joiningLetters(_ words: [String]) -> [String] {
        var joined: [String] = []
        var followsLetter = false
        for word in words {
            let isLetter = word.utf8.count == 1 && word.utf8.first?.isASCIILetter == true && word != "n"
            if isLetter, followsLetter { joined[joined.count - 1] += word } else { joined.append(word) }
            followsLetter = isLetter
        }
        return joined
    }

    private enum Kind {
        case letter, digit, other

        init(_ scalar: Unicode.Scalar) {
            self =
                scalar.properties.numericType == .decimal ? .digit : scalar.properties.isAlphabetic ? .letter : .other
        }
    }

    private static let numberMarkers: Set<String> = ["nr", "no", "n", "nummer", "numero", "number"]

    /// Abbreviations that mean a box only before a number, since they have other meanings.
    private static let abbreviations: Set<[String]> = [["bp"], ["cs"], ["tsa"], ["pob"], ["pf"]]
    /// Words before the name of a box: the customer's number at a locker, and its operator.
    private static let operators: Set<String> = ["postnummer", "dhl"]
    private static let streetEndings = [
        "straat", "weg", "laan", "plein", "pad", "straße", "strasse", "str", "platz", "gasse", "street", "road", "lane",
    ]

    private static let names: [[String]] = [
        ["postbus"], ["post", "bus"], ["antwoordnummer"], ["antwoordnr"],
        ["boite", "postale"], ["boitepostale"], ["bp"], ["cs"], ["tsa"], ["case", "postale"], ["casepostale"],
        ["postfach"], ["packstation"], ["pack", "station"], ["postfiliale"], ["post", "filiale"],
        ["po", "box"], ["pobox"], ["pob"], ["post", "office", "box"], ["postoffice", "box"], ["postbox"],
        ["post", "box"], ["freepost"], ["free", "post"], ["pf"], ["paketbox"], ["paket", "box"], ["paketautomat"],
        ["pakketautomaat"], ["poste", "restante"], ["posterestante"], ["postlagernd"],
    ]
}
