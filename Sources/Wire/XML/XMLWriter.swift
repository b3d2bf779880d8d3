import Domain

/// Writes a reply: elements and text, nothing else, as the clients' hand-made readers need it.
struct XMLWriter {
    /// Byte for byte what the recorded server sent.
    private static let prologue = "<?xml version='1.0' encoding='UTF-8' ?>"

    private(set) var text = XMLWriter.prologue

    var bytes: [UInt8] { Array(text.utf8) }

    mutating func element(_ name: String, _ content: String) {
        text += "<\(name)>"
        text += content.escaped(for: .xmlText)
        text += "</\(name)>"
    }

    mutating func element(_ name: String, _ children: (inout XMLWriter) -> Void) {
        text += "<\(name)>"
        children(&self)
        text += "</\(name)>"
    }
}
