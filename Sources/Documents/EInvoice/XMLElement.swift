/// An element of an XML document, of text or of other elements.
struct XMLElement {
    private enum Content {
        case text(String)
        case elements([XMLElement])
    }

    private let name: String
    private let attributes: [(name: String, value: String)]
    private let content: Content

    /// - Parameter text: without what XML cannot have.
    init(_ name: String, _ text: String, _ attributes: (name: String, value: String)...) {
        self.name = name
        self.attributes = attributes
        content = .text(text)
    }

    /// - Parameter elements: those that are there, in this order.
    init(_ name: String, _ elements: [XMLElement?], _ attributes: (name: String, value: String)...) {
        self.name = name
        self.attributes = attributes
        content = .elements(elements.compactMap(\.self))
    }

    /// The whole document, indented by two spaces.
    var document: String {
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        write(to: &text, indent: "")
        return text
    }

    private func write(to text: inout String, indent: String) {
        text += "\(indent)<\(name)"
        for attribute in attributes { text += " \(attribute.name)=\"\(attribute.value.xmlEscaped)\"" }
        switch content {
        case .text(let value): text += ">\(value.xmlEscaped)</\(name)>\n"
        case .elements(let elements):
            text += ">\n"
            for element in elements { element.write(to: &text, indent: indent + "  ") }
            text += "\(indent)</\(name)>\n"
        }
    }
}
