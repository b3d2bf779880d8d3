/// Reads the XML that shops send: forgiving about what published clients get wrong, deaf to everything hostile.
///
/// Well-formed XML 1.0 as far as these messages go: elements, attributes, text, CDATA sections, comments, processing
/// instructions. There are no document types here, so there is nothing to expand and nothing to fetch; UTF-8 is the
/// only encoding, whatever a declaration says; prefixes need no declaration; depth, names and runs of combining marks
/// are bounded.
struct XMLReader {
    static let maximumDepth = 16
    /// Bytes of a name, three times as many as any that is known. Swift brings names into Unicode's normal form to hash
    /// and compare them, in time quadratic in the length of a run of combining marks.
    static let maximumNameLength = 100

    /// The root element, or `nil` when the bytes are no message or go beyond the bounds.
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

    /// White space, comments, processing instructions and the declaration, around the root.
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

    /// An element, from behind its `<`.
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

    /// - Returns: whether they say that the element is absent.
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

    /// What stands between the tags, up to behind the `</`.
    private mutating func content(of node: inout XMLNode, depth: Int) throws {
        var text = ""
        // The fields of a message all hang on its root.
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
        // Beside children there is only white space.
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
