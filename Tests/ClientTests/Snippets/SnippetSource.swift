import Foundation

/// The pieces of the test sources that readers are shown: from a mark `// snippet: ID` or `// passage: ID` to `// end`,
/// without the indentation they have in common.
struct SnippetSource {
    struct Piece: Hashable {
        let id: String
        let text: String
    }

    struct InvalidMarker: Error {
        let line: String
    }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    static let repository = folder.appendingPathComponent("../../..").standardizedFileURL

    /// Code that the reference shows.
    let snippets: [Piece]
    /// Code that only the articles show.
    let passages: [Piece]

    /// Reads every source of this folder.
    init() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
        var found: [String: [Piece]] = [:]
        for name in names where name.hasSuffix("Snippets.swift") || name == "Passages.swift" {
            let source = try String(contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
            for (kind, pieces) in try Self.pieces(of: source) { found[kind, default: []] += pieces }
        }
        snippets = found["snippet"] ?? []
        passages = found["passage"] ?? []
    }

    static func pieces(of source: String) throws -> [String: [Piece]] {
        var found: [String: [Piece]] = [:]
        var open: (kind: String, id: String, lines: [Substring])?
        for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
            let words = line.split(separator: " ")
            if words.first == "//", words.count == 3, words[1] == "snippet:" || words[1] == "passage:" {
                guard open == nil else { throw InvalidMarker(line: String(line)) }
                open = (String(words[1].dropLast()), String(words[2]), [])
            } else if words == ["//", "end"] {
                guard let (kind, id, lines) = open else { throw InvalidMarker(line: String(line)) }
                found[kind, default: []].append(Piece(id: id, text: dedented(lines)))
                open = nil
            } else {
                open?.lines.append(line)
            }
        }
        if let open { throw InvalidMarker(line: open.id) }
        return found
    }

    /// With a line feed at the end.
    private static func dedented(_ lines: [Substring]) -> String {
        let indentation = lines.filter { !$0.isEmpty }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
        return lines.map { "\($0.dropFirst(indentation))\n" }.joined()
    }
}
