/// Writes XML responses of elements and text only, as the hand-written readers of clients need them.
struct XMLWriter {
    /// XML declaration, byte for byte as the recorded server sent it.
    private static let prologue = "<?xml version='1.0' encoding='UTF-8' ?>"

    private(set) var text = XMLWriter.prologue

    var bytes: [UInt8] { Array(text.utf8) }

    mutating func element(_ name: String, _ content: String) {
        text += "<\(name)>"
        escape(content)
        text += "</\(name)>"
    }

    mutating func element(_ name: String, _ children: (inout XMLWriter) -> Void) {
        text += "<\(name)>"
        children(&self)
        text += "</\(name)>"
    }

    /// Escapes text. Characters that XML cannot represent are left out.
    private mutating func escape(_ content: String) {
        guard content.utf8.contains(where: Self.needsCare) else {
            text += content
            return
        }
        for scalar in content.unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\t", "\n", "\r": text.unicodeScalars.append(scalar)
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: break
            default: text.unicodeScalars.append(scalar)
            }
        }
    }

    private static func needsCare(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"): true
        default: byte < 0x20 || byte > 0x7E
        }
    }
}
