/// An element of an XML document that contains text or other elements.
struct XMLElement {
    private enum Content {
        case text(String)
        case elements([XMLElement])
    }

    private let name: String
    private let attributes: [(name: String, value: String)]
    private let content: Content

    /// - Parameter text: text; characters that XML does not allow become blanks.
    init(_ name: String, _ text: String, _ attributes: (name: String, value: String)...) {
        self.name = name
        self.attributes = attributes
        content = .text(text)
    }

    /// - Parameter elements: child elements in their order; `nil` ones are left out.
    init(_ name: String, _ elements: [XMLElement?], _ attributes: (name: String, value: String)...) {
        self.name = name
        self.attributes = attributes
        content = .elements(elements.compactMap(\.self))
    }

    /// The complete document, indented by two spaces.
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
