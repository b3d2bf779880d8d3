/// A merchant's logo for its customers: an image of known format and bounded size.
package struct Logo: Hashable, Sendable {
    /// Image formats of logos. Their raw values are stored.
    package enum Format: String, Sendable {
        case png = "image/png"
        case svg = "image/svg+xml"
    }

    package let format: Format
    package let bytes: [UInt8]

    /// Maximum size in bytes: 256 KiB.
    package static let maxBytes = FieldLimits.logoBytes

    /// Detects the format. `nil` for anything but PNG and SVG, and above `maximumSize`.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count <= Self.maxBytes, let form = Self.format(of: bytes) else { return nil }
        self.format = form
        self.bytes = bytes
    }

    /// A logo whose format is already known.
    package init(_ form: Format, bytes: [UInt8]) {
        self.format = form
        self.bytes = bytes
    }

    private static func format(of bytes: [UInt8]) -> Format? {
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        guard let text = String(validating: bytes, as: UTF8.self), text.contains("</svg>") else { return nil }
        // The root element may follow a byte order mark, a declaration and comments.
        var rest = text[...]
        while true {
            rest = rest.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
            if rest.hasPrefix("<?"), let end = rest.firstRange(of: "?>") {
                rest = rest[end.upperBound...]
            } else if rest.hasPrefix("<!--"), let end = rest.firstRange(of: "-->") {
                rest = rest[end.upperBound...]
            } else {
                return rest.hasPrefix("<svg") ? .svg : nil
            }
        }
    }
}
