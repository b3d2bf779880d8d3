/// User-facing texts by language, from one `.texts` file each, loaded once at start.
package struct Texts: Sendable {
    private let languages: [Language: [String: String]]

    /// - Throws: `TextsError` when a file cannot be parsed.
    package init(files: [Language: [UInt8]]) throws {
        languages = try files.mapValues { try Self.parse(String(decoding: $0, as: UTF8.self)) }
    }

    package func all(in language: Language) -> [String: String] {
        languages[language] ?? [:]
    }

    /// Parses lines `key = text`. Empty lines and lines that begin with `#` are ignored.
    /// - Throws: `TextsError`
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

/// Errors in a file of texts.
package enum TextsError: Error, Equatable {
    case unreadable(line: Int)
    case duplicateKey(key: String)
}

/// Texts of one language with values for their placeholders: `{shop}`, `{amount}`.
package struct LocalizedTexts: Sendable {
    package let language: Language
    /// All texts by key, for templates.
    package private(set) var all: [String: String]

    package init(_ texts: Texts, in language: Language) {
        self.language = language
        all = texts.all(in: language)
    }

    /// The text, or the key itself if there is none: a page with an untranslated key still works.
    package subscript(key: String) -> String { all[key] ?? key }

    /// The text, or `nil` if there is none.
    package func textIfPresent(_ key: String) -> String? { all[key] }

    /// The text with values for its placeholders.
    package func text(_ key: String, with values: [String: String]) -> String {
        Self.fill(self[key], with: values)
    }

    /// The texts with these values filled in everywhere.
    package func withValues(_ values: [String: String]) -> LocalizedTexts {
        var phrases = self
        phrases.all = all.mapValues { Self.fill($0, with: values) }
        return phrases
    }

    /// Replaces placeholders in one pass, so that a shop called `{amount}` keeps its name. A sentence that ends in `De
    /// Lampenier B.V.` gets one full stop.
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
