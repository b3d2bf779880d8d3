import Domain

/// Writes XML responses of elements and text only, as the hand-written readers of clients need them.
struct XMLWriter {
    /// XML declaration, byte for byte as the recorded server sent it.
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
