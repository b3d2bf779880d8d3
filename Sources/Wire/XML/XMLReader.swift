import Foundation
import FoundationXML

/// Reads the XML that shops send: forgiving about what published clients get wrong, deaf to everything hostile.
///
/// UTF-8 whatever a declaration says, no DTD, no entities but the five, bounded depth.
enum XMLReader {
    static let maximumDepth = 16

    /// The root element, or `nil` when the bytes are no message.
    static func read(_ bytes: [UInt8]) -> XMLNode? {
        guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else { return nil }
        let document = Array(withoutProlog(text[...]).utf8)
        guard !document.isEmpty, !declaresDocumentType(document) else { return nil }
        if let root = parse(document) { return root }
        // Several clients do not escape text; a bare `&` is then taken as the character itself.
        guard document.contains(UInt8(ascii: "&")) else { return nil }
        return parse(escapingBareAmpersands(in: document))
    }

    private static func parse(_ document: [UInt8]) -> XMLNode? {
        let builder = TreeBuilder()
        let parser = XMLParser(data: Data(document))
        parser.shouldResolveExternalEntities = false
        parser.delegate = builder
        // An undeclared `xsi:` leaves an error behind and parses all the same.
        guard parser.parse() else { return nil }
        return builder.root
    }

    /// The text without what may precede the root: a byte order mark, white space, and a declaration whose encoding
    /// the parser would obey although every client sends UTF-8.
    private static func withoutProlog(_ text: Substring) -> Substring {
        var rest = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        if rest.hasPrefix("<?xml"), rest.dropFirst(5).first?.isWhitespace ?? false,
            let end = rest.range(of: "?>")
        {
            rest = rest[end.upperBound...]
        }
        return rest.drop(while: \.isWhitespace)
    }

    /// Whether there is a `<!` that opens neither a comment nor a CDATA section.
    private static func declaresDocumentType(_ document: [UInt8]) -> Bool {
        var rest = document[...]
        while let start = rest.firstRange(of: Array("<!".utf8)) {
            rest = rest[start.upperBound...]
            if rest.starts(with: "--".utf8) {
                guard let end = rest.firstRange(of: Array("-->".utf8)) else { return true }
                rest = rest[end.upperBound...]
            } else if rest.starts(with: "[CDATA[".utf8) {
                guard let end = rest.firstRange(of: Array("]]>".utf8)) else { return true }
                rest = rest[end.upperBound...]
            } else {
                return true
            }
        }
        return false
    }

    /// Writes `&amp;` for every `&` that begins none of the five predefined entities and no character reference.
    private static func escapingBareAmpersands(in document: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(document.count + 64)
        var rest = document[...]
        while let byte = rest.first {
            if byte == UInt8(ascii: "<"), rest.starts(with: "<![CDATA[".utf8),
                let end = rest.firstRange(of: Array("]]>".utf8))
            {
                result += rest[..<end.upperBound]
                rest = rest[end.upperBound...]
                continue
            }
            result.append(byte)
            rest = rest.dropFirst()
            if byte == UInt8(ascii: "&"), !beginsReference(rest) {
                result += Array("amp;".utf8)
            }
        }
        return result
    }

    private static func beginsReference(_ rest: ArraySlice<UInt8>) -> Bool {
        // The longest reference is `#x10FFFF;`, and leading zeros are allowed.
        guard let end = rest.prefix(12).firstIndex(of: UInt8(ascii: ";")) else { return false }
        let name = String(decoding: rest[..<end], as: UTF8.self)
        if ["amp", "lt", "gt", "quot", "apos"].contains(name) { return true }
        if name.hasPrefix("#x") { return name.count > 2 && name.dropFirst(2).allSatisfy(\.isHexDigit) }
        return name.hasPrefix("#") && name.count > 1 && name.dropFirst().allSatisfy { $0.isASCII && $0.isNumber }
    }
}

/// Collects what the parser reports into a tree.
private final class TreeBuilder: NSObject, XMLParserDelegate {
    private(set) var root: XMLNode?
    private var open: [XMLNode] = []
    private var isNil: [Bool] = []

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        guard open.count < XMLReader.maximumDepth else { return parser.abortParsing() }
        open.append(XMLNode(name: name))
        isNil.append(attributes["xsi:nil"] == "true" || attributes["xsi:nil"] == "1")
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        guard !open.isEmpty else { return }
        open[open.count - 1].text += string
    }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        self.parser(parser, foundCharacters: String(decoding: block, as: UTF8.self))
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        guard var node = open.popLast(), let isNil = isNil.popLast() else { return }
        if isNil {
            node = XMLNode(name: node.name)
        } else if node.children.isEmpty {
            node.text = WireText.normalised(node.text)
        } else {
            // White space between the children.
            node.text = ""
        }
        if open.isEmpty {
            root = node
        } else {
            open[open.count - 1].children.append(node)
        }
    }
}
