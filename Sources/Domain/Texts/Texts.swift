/// What is said to people, in every language: one `.texts` file each, read once at the start.
package struct Texts: Sendable {
    private let languages: [Language: [String: String]]

    /// - Throws: `TextsError` when a file does not read.
    package init(files: [Language: [UInt8]]) throws {
        languages = try files.mapValues { try Self.parse(String(decoding: $0, as: UTF8.self)) }
    }

    package func all(in language: Language) -> [String: String] {
        languages[language] ?? [:]
    }

    /// Lines `key = text`; lines that are empty or begin with `#` are for the translator.
    package static func parse(_ file: String) throws -> [String: String] {
        var texts: [String: String] = [:]
        for (index, line) in file.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard let first = line.first(where: { $0 != " " }), first != "#" else { continue }
            guard let equals = line.firstRange(of: " = ") else { throw TextsError.unreadable(line: index + 1) }
            let key = String(line[..<equals.lowerBound])
            guard texts.updateValue(String(line[equals.upperBound...]), forKey: key) == nil else {
                throw TextsError.duplicateKey(key: key)
            }
        }
        return texts
    }
}

/// What can be wrong with a file of texts.
package enum TextsError: Error, Equatable {
    case unreadable(line: Int)
    case duplicateKey(key: String)
}

/// The texts of one language with the blanks filled in: `{shop}`, `{amount}`.
package struct LocalizedTexts: Sendable {
    package let language: Language
    /// Every text, as the templates look them up.
    package private(set) var all: [String: String]

    package init(_ texts: Texts, in language: Language) {
        self.language = language
        all = texts.all(in: language)
    }

    /// The text, or the key itself: a page with a strange word still lets somebody pay.
    package subscript(key: String) -> String { all[key] ?? key }

    /// The text, where this key has one.
    package func textIfPresent(_ key: String) -> String? { all[key] }

    /// Fills a text with values that hold for this place only.
    package func text(_ key: String, with values: [String: String]) -> String {
        Self.fill(self[key], with: values)
    }

    /// The same phrases with these values filled in throughout.
    package func withValues(_ values: [String: String]) -> LocalizedTexts {
        var phrases = self
        phrases.all = all.mapValues { Self.fill($0, with: values) }
        return phrases
    }

    /// One pass from left to right: a shop called `{amount}` stays a shop called `{amount}`. A sentence that ends in
    /// `De Lampenier B.V.` has one full stop.
    private static func fill(_ text: String, with values: [String: String]) -> String {
        guard text.contains("{") else { return text }
        var filled = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            filled += rest[..<open]
            let name = String(rest[rest.index(after: open)..<close])
            filled += values[name] ?? "{\(name)}"
            rest = rest[rest.index(after: close)...]
            if filled.last == ".", rest.first == "." { rest = rest.dropFirst() }
        }
        return filled + rest
    }
}
