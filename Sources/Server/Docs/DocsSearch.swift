import Foundation
import Reference
import Wire

/// Finds pages of the reference by words, names of fields and codes.
struct DocsSearch: Sendable {
    struct Result {
        let title: String
        let path: String
        /// The line that was found, the words in it marked.
        let html: String
        fileprivate let rank: Int
    }

    /// A line of a page.
    private struct Line {
        let title: String
        let path: String
        let text: String
        /// The same without capitals, to be searched.
        let foldedText: String
        /// How much a word in it counts.
        let weight: Int

        init(_ title: String, _ path: String, _ text: String, weight: Int) {
            (self.title, self.path, self.text, self.weight) = (title, path, text, weight)
            foldedText = text.lowercased()
        }
    }

    private let lines: [Line]

    static let longestQuery = 100
    /// More than there are calls, so that what all of them answer is found at each.
    private static let mostResults = 120

    /// - Parameter guides: the text of each guide, without its tags.
    init(_ calls: [CallReference], guides: [(guide: DocsGuide, text: String)]) {
        lines =
            calls.flatMap(Self.lines)
            + guides.flatMap { guide, text in
                [Line(guide.title, guide.path, guide.title, weight: 20)]
                    + text.split(separator: "\n").map { Line(guide.title, guide.path, String($0), weight: 3) }
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

    /// The best first; every word has to be found.
    func results(for query: String) -> [Result] {
        let words = query.lowercased().split(whereSeparator: \.isWhitespace).prefix(8).map(String.init)
        guard !words.isEmpty else { return [] }
        let found = lines.compactMap { line -> Result? in
            guard words.allSatisfy({ line.foldedText.contains($0) }) else { return nil }
            // A whole name or number counts more than a part of a word.
            let names = line.foldedText.split { !$0.isLetter && !$0.isNumber }.map(String.init)
            let whole = words.count { names.contains($0) }
            return Result(
                title: line.title, path: line.path, html: Self.marked(line.text, words),
                rank: line.weight * (1 + 2 * whole))
        }
        return Array(found.sorted { $0.rank > $1.rank }.prefix(Self.mostResults))
    }

    private static func marked(_ text: String, _ words: [String]) -> String {
        let plain = text.replacing("`", with: "")
        var (html, rest) = ("", plain[...])
        while let (range, _) = words.compactMap({ word in
            rest.range(of: word, options: .caseInsensitive).map { ($0, word) }
        }).min(by: { $0.0.lowerBound < $1.0.lowerBound }) {
            html += HTMLEscaping().escapeText(String(rest[..<range.lowerBound]))
            html += "<mark>\(HTMLEscaping().escapeText(String(rest[range])))</mark>"
            rest = rest[range.upperBound...]
        }
        return html + HTMLEscaping().escapeText(String(rest))
    }
}
