import Foundation
import FoundationXML
import TestSupport
import Testing

@testable import Wire

/// The reader beside libxml2: a second opinion on what is well-formed and what it says.
@Suite("XML reader beside libxml2")
struct XMLAgreementTests {
    @Test("On messages damaged at random the reader takes what libxml2 takes, and reads the same from it")
    func agreement() throws {
        var random = SplitMix64(seed: 20_261_123)
        var taken = 0
        for _ in 0..<20_000 {
            let document = Self.damaged(&random)
            let theirs = Opinion.of(document)
            let ours = XMLReader.read(document)
            let text = String(decoding: document, as: UTF8.self)
            #expect((ours == nil) == (theirs == nil), "\(text)")
            guard let ours, let theirs else { continue }
            taken += 1
            #expect(Self.leaves(of: ours) == theirs, "\(text)")
        }
        #expect(taken > 2_000)
    }

    /// A message in which some pieces were taken out, doubled or replaced. No bare `&`, no prefixes, no DTD: there the
    /// reader differs on purpose.
    private static func damaged(_ random: inout SplitMix64) -> [UInt8] {
        var pieces = [
            "<API>", "<VERSION>", "BILLINK2.0", "</VERSION>", "<A b='1'>", "x &amp; y", "</A>", "<B/>", "<C>", "<D>",
            "&#233;t&#xE9;", "</D>", "</C>", "<!-- c -->", "<E>", "<![CDATA[ <z> ]]>", "</E>", "</API>",
        ]
        let others = [
            "<", ">", "/", "\"", "'", "=", " ", "]]>", "--", "&lt;", "&#0;", "<A", "</", "<?p q?>", "é", "-", "<!--",
            "a='1'",
        ]
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            let index = Int.random(in: pieces.indices, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: pieces.remove(at: index)
            case 1: pieces.insert(pieces[index], at: index)
            case 2: pieces.insert(others.randomElement(using: &random) ?? "", at: index)
            default: pieces[index] = others.randomElement(using: &random) ?? ""
            }
        }
        return Array(pieces.joined().utf8)
    }

    /// Names and texts of the elements without children, in order.
    private static func leaves(of node: Wire.XMLNode) -> [String] {
        node.children.isEmpty ? ["\(node.name)=\(node.text)"] : node.children.flatMap(leaves)
    }
}

/// Result of libxml2 for a document.
private final class Opinion: NSObject, XMLParserDelegate {
    private var leaves: [String] = []
    private var open: [(name: String, text: String, hasChildren: Bool)] = []

    static func of(_ document: [UInt8]) -> [String]? {
        let opinion = Opinion()
        let parser = XMLParser(data: Data(document))
        parser.delegate = opinion
        return parser.parse() && parser.parserError == nil ? opinion.leaves : nil
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        if !open.isEmpty { open[open.count - 1].hasChildren = true }
        open.append((name, "", false))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if !open.isEmpty { open[open.count - 1].text += string }
    }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        self.parser(parser, foundCharacters: String(decoding: block, as: UTF8.self))
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        guard let node = open.popLast(), !node.hasChildren else { return }
        leaves.append("\(name)=\(node.text.trimmingCharacters(in: .whitespacesAndNewlines))")
    }
}
