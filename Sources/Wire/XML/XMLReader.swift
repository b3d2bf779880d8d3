/// Lenient XML reader: accepts the mistakes of published clients, but no DTD, no entities and no deep nesting.
///
/// Reads the parts of XML 1.0 that messages need: elements, attributes, text, CDATA sections, comments, processing
/// instructions. Without document types there is nothing to expand or fetch. UTF-8 is the only encoding, whatever a
/// declaration says. Prefixes need no declaration. Depth, names and runs of combining marks are bounded.
struct XMLReader {
    static let maximumDepth = 16
    /// Maximum length of a name in bytes, three times that of any known one. Swift normalises names to hash and compare
    /// them, in time quadratic in the length of a run of combining marks.
    static let maximumNameLength = 100

    /// Returns the root element; `nil` if the bytes are not a valid message within the bounds.
    static func read(_ bytes: [UInt8]) -> XMLNode? {
        bytes.withUnsafeBufferPointer { bytes in
            guard let scanner = XMLScanner(bytes) else { return nil }
            var reader = XMLReader(scanner: scanner)
            return try? reader.document()
        }
    }

    private struct NotWellFormed: Error {}

    private var scanner: XMLScanner

    private init(scanner: XMLScanner) {
        self.scanner = scanner
    }

    private mutating func document() throws -> XMLNode {
        try skipMisc()
        guard scanner.skip("<") else { throw NotWellFormed() }
        let root = try element(depth: 1)
        try skipMisc()
        guard scanner.isAtEnd else { throw NotWellFormed() }
        return root
    }

    /// Skips white space, comments, processing instructions and the declaration around the root.
    private mutating func skipMisc() throws {
        while true {
            scanner.skipWhiteSpace()
            if scanner.skip("<?") {
                try skipProcessingInstruction()
            } else if scanner.skip("<!--") {
                try skipComment()
            } else {
                return
            }
        }
    }

    /// Reads an element after its `<`.
    private mutating func element(depth: Int) throws -> XMLNode {
        guard depth <= Self.maximumDepth, let name = scanner.name() else { throw NotWellFormed() }
        var node = XMLNode(name: name)
        let isNil = try attributes()
        guard !scanner.skip("/>") else { return node }
        guard scanner.skip(">") else { throw NotWellFormed() }
        try content(of: &node, depth: depth)
        guard scanner.skipName(name) else { throw NotWellFormed() }
        scanner.skipWhiteSpace()
        guard scanner.skip(">") else { throw NotWellFormed() }
        return isNil ? XMLNode(name: name) : node
    }

    /// - Returns: `true` if the attributes mark the element as absent (`nil`).
    private mutating func attributes() throws -> Bool {
        var isNil = false
        var names: Set<String> = []
        while scanner.skipWhiteSpace(), let name = scanner.name() {
            guard names.insert(name).inserted else { throw NotWellFormed() }
            scanner.skipWhiteSpace()
            guard scanner.skip("=") else { throw NotWellFormed() }
            scanner.skipWhiteSpace()
            guard let value = scanner.quoted(), WireText.isStreamSafe(value) else { throw NotWellFormed() }
            if name == "xsi:nil", value == "true" || value == "1" { isNil = true }
        }
        return isNil
    }

    /// Reads the content of an element, up to and including the `</` of its end tag.
    private mutating func content(of node: inout XMLNode, depth: Int) throws {
        var text = ""
        // All fields of a message are children of its root.
        if depth == 1 { node.children.reserveCapacity(48) }
        while true {
            guard scanner.text(into: &text) else { throw NotWellFormed() }
            if scanner.skip("</") {
                break
            } else if scanner.skip("<!--") {
                try skipComment()
            } else if scanner.skip("<![CDATA[") {
                guard let section = scanner.upTo("]]>") else { throw NotWellFormed() }
                text += section
            } else if scanner.skip("<?") {
                try skipProcessingInstruction()
            } else if scanner.skip("<") {
                node.children.append(try element(depth: depth + 1))
            } else {
                throw NotWellFormed()
            }
        }
        // Between child elements there is white space only.
        guard node.children.isEmpty else { return }
        guard let text = WireText.normalised(text) else { throw NotWellFormed() }
        node.text = text
    }

    private mutating func skipComment() throws {
        guard scanner.upTo("--") != nil, scanner.skip(">") else {
            throw NotWellFormed()
        }
    }

    private mutating func skipProcessingInstruction() throws {
        guard scanner.name() != nil, scanner.upTo("?>") != nil else { throw NotWellFormed() }
    }
}
