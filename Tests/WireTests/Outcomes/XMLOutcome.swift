@testable import Wire

/// Outcome of the XML reader for any bytes, and the invariants of every message that it accepts.
enum XMLOutcome {
    /// The message in its canonical form, or that it is refused.
    static func of(_ bytes: [UInt8]) throws(InvariantViolation) -> String {
        guard let root = XMLReader.read(bytes) else { return "refused" }
        try check(root, depth: 1)
        // Written and read again it says the same.
        let again = XMLReader.read(root.message).map(\.message)
        let text = String(decoding: root.message, as: UTF8.self).replacing(XMLWriter().text, with: "")
        try InvariantViolation.require(again == root.normalised()?.message, "read as something else: \(text)")
        return text
    }

    private static func check(_ node: XMLNode, depth: Int) throws(InvariantViolation) {
        try InvariantViolation.require(depth <= XMLReader.maximumDepth, "deeper than \(XMLReader.maximumDepth) levels")
        let length = node.name.utf8.count
        try InvariantViolation.require((1...XMLReader.maximumNameLength).contains(length), "the name \(node.name)")
        try InvariantViolation.require(node.text.isEmpty || node.children.isEmpty, "text beside children: \(node.text)")
        let trimmed = WireText.trimmed(node.text)
        try InvariantViolation.require(trimmed.utf8.elementsEqual(node.text.utf8), "not trimmed: \(node.text)")
        try InvariantViolation.require(WireText.isStreamSafe(node.text), "too many marks in a row: \(node.text)")
        try InvariantViolation.require(
            node.text.utf8.allSatisfy { $0 >= 0x20 || "\t\n\r".utf8.contains($0) }, "a control")
        for child in node.children { try check(child, depth: depth + 1) }
    }
}

extension XMLNode {
    /// The element as a message that has nothing but elements and text.
    var message: [UInt8] {
        var writer = XMLWriter()
        write(to: &writer)
        return writer.bytes
    }

    private func write(to writer: inout XMLWriter) {
        if children.isEmpty {
            writer.element(name, text)
        } else {
            writer.element(name) { writer in
                for child in children { child.write(to: &writer) }
            }
        }
    }

    /// The message after it is written and read once more: characters that XML does not allow are gone, and text that
    /// was encoded three times is decoded a second time.
    fileprivate func normalised() -> XMLNode? {
        var node = XMLNode(name: name)
        let characters = text.unicodeScalars.filter { $0.value != 0xFFFE && $0.value != 0xFFFF }
        guard let text = WireText.normalised(String(String.UnicodeScalarView(characters))) else { return nil }
        node.text = text
        for child in children {
            guard let child = child.normalised() else { return nil }
            node.children.append(child)
        }
        return node
    }
}
