import Foundation
import Reference
import UseCases
import Wire

/// Searches the reference by words, field names and codes.
struct DocsSearch: Sendable {
    struct Result {
        let title: String
        let path: String
        /// Excerpt of the line around the match, with marked words.
        let html: String
        fileprivate let rank: Int
    }

    /// Section of a guide under one heading.
    struct Section: Sendable {
        let title: String
        let path: String
        var lines: [String]
    }

    /// A line of a page.
    private struct Line {
        let title: String
        let path: String
        let text: String
        /// The text in lower case, for matching.
        let foldedText: String
        /// Rank of a match that is part of a word.
        let weight: Int

        init(_ title: String, _ path: String, _ text: String, weight: Int) {
            (self.title, self.path, self.weight) = (title, path, weight)
            self.text = text.replacing("`", with: "")
            foldedText = self.text.lowercased()
        }
    }

    /// A word of a query with its synonyms.
    private struct Term {
        let word: String
        let synonyms: [String]

        init(_ word: String) {
            self.word = word
            synonyms = DocsSynonyms.terms(for: word)
        }

        /// - Returns: 2 for the word itself, 1 for a synonym, 0 for part of a word; `nil` without a match.
        func rank(in line: Line, words: Set<String>) -> Int? {
            if words.contains(word) { return 2 }
            if synonyms.contains(where: line.foldedText.contains) { return 1 }
            return line.foldedText.contains(word) ? 0 : nil
        }
    }

    private let lines: [Line]

    static let maxQueryLength = 100
    /// Maximum number of results, above the number of calls: a text of all calls is found at each.
    private static let maxResults = 120

    init(_ calls: [CallReference], guides: [Section]) {
        lines =
            calls.flatMap(Self.lines)
            + guides.flatMap { section in
                [Line(section.title, section.path, section.title, weight: section.path.contains("#") ? 8 : 20)]
                    + section.lines.map { Line(section.title, section.path, $0, weight: 3) }
            }
    }

    private static func lines(of call: CallReference) -> [Line] {
        let title = call.chapter == .legacy ? "\(call.title) (v1)" : call.title
        let heads = [
            Line(title, call.docsPath, "\(title) \(call.path)", weight: 20),
            Line(title, call.docsPath, call.summary, weight: 10),
        ]
        let texts = call.paragraphs.map { Line(title, call.docsPath, $0, weight: 4) }
        let replies = call.replies.map { reply in
            Line(
                "\(title): response", "\(call.docsPath)#\(call.id)-reply", "HTTP \(reply.status). \(reply.text)",
                weight: 4)
        }
        let errors = zip(call.errors, DocsCallPage.ErrorEntry.all(of: call)).map { error, failure in
            let text = "\(error.code ?? "\(error.status)") \(error.message): \(error.meanings.joined(separator: " "))"
            return Line("\(title): errors", "\(call.docsPath)#\(failure.anchor)", text, weight: 5)
        }
        return heads + texts + fields(call.request, of: title, call.docsPath) + errors + replies
    }

    private static func fields(_ fields: [FieldReference], of title: String, _ path: String) -> [Line] {
        fields.flatMap { field in
            let names = ([field.name] + field.aliases).joined(separator: ", ")
            return [Line("\(title): fields", path + "#request", "\(names): \(field.text)", weight: 6)]
                + Self.fields(field.type.fields, of: title, path)
        }
    }

    /// Results, best first. Each word of the query, or a synonym of it, must occur.
    func results(for query: String) -> [Result] {
        let terms = Self.terms(of: query)
        guard !terms.isEmpty else { return [] }
        let marked = terms.flatMap { [$0.word] + $0.synonyms }
        // A call whose title matches the query, directly or by synonyms, precedes results that only mention it.
        let titles = [terms.map(\.word).joined(separator: " ")] + (terms.count == 1 ? terms[0].synonyms : [])
        let found = lines.compactMap { line -> Result? in
            let words = Set(line.foldedText.split { !$0.isLetter && !$0.isNumber }.map(String.init))
            var rank = 1
            for term in terms {
                guard let found = term.rank(in: line, words: words) else { return nil }
                rank += found
            }
            if titles.contains(line.title.lowercased()) { rank *= 2 }
            return Result(
                title: line.title, path: line.path, html: DocsSnippet.html(line.text, marking: marked),
                rank: line.weight * rank)
        }
        return Array(found.sorted { $0.rank > $1.rank }.prefix(Self.maxResults))
    }

    /// Synonyms that are searched for in addition to the query's words.
    func synonyms(for query: String) -> [String] {
        Self.terms(of: query).flatMap(\.synonyms).uniqued()
    }

    private static func terms(of query: String) -> [Term] {
        query.lowercased().split(whereSeparator: \.isWhitespace).prefix(8).map { Term(String($0)) }
    }
}

/// Excerpt of a line for a result.
enum DocsSnippet {
    /// Characters up to which a line is shown completely.
    private static let maxLength = 180
    /// Characters before the first match if the line is cut there.
    private static let lead = 60

    /// - Parameter words: words in lower case. The first one that occurs in the line is visible in the excerpt.
    static func html(_ text: String, marking words: [String]) -> String {
        var (html, rest) = ("", excerpt(of: text, around: words)[...])
        while let range = firstMatch(of: words, in: rest) {
            html += HTMLEscaping().escapeText(String(rest[..<range.lowerBound]))
            html += "<mark>\(HTMLEscaping().escapeText(String(rest[range])))</mark>"
            rest = rest[range.upperBound...]
        }
        return html + HTMLEscaping().escapeText(String(rest))
    }

    /// The line, cut between words, with an ellipsis for omitted text.
    private static func excerpt(of text: String, around words: [String]) -> String {
        guard text.count > maxLength else { return text }
        let match = firstMatch(of: words, in: text[...])?.lowerBound ?? text.startIndex
        var excerpt = text[...]
        if text.distance(from: text.startIndex, to: match) > lead {
            let start = text.index(match, offsetBy: -lead)
            excerpt = text[start..<match].firstIndex(of: " ").map { text[text.index(after: $0)...] } ?? text[match...]
        }
        let isCutBefore = excerpt.startIndex != text.startIndex
        if excerpt.count > maxLength {
            excerpt = excerpt.prefix(maxLength)
            if let end = excerpt.lastIndex(of: " "), end > match { excerpt = excerpt[..<end] }
        }
        return (isCutBefore ? "… " : "") + excerpt + (excerpt.endIndex == text.endIndex ? "" : " …")
    }

    /// Range of the first match; the longest of several that begin at the same place.
    private static func firstMatch(of words: [String], in text: Substring) -> Range<String.Index>? {
        words.compactMap { text.range(of: $0, options: .caseInsensitive) }
            .min { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) }
    }
}
