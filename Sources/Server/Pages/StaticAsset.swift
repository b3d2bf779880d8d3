import Domain
import HTTPTypes
import Hummingbird

/// A file that browsers may cache permanently: its path changes with its content.
struct StaticAsset: Sendable {
    /// Path in pages: `/public/naderhand-0123456789abcdef.css`.
    let path: String
    let contentType: String
    let content: String

    init(name: String, extension suffix: String, contentType: String, content: String) {
        path = "/public/\(name)-\(Self.contentHash(of: content)).\(suffix)"
        self.contentType = contentType
        self.content = content
    }

    /// Response with the file.
    var response: Response {
        Response(
            status: .ok, headers: [.contentType: contentType, .cacheControl: "public, max-age=31536000, immutable"],
            body: .init(byteBuffer: .init(string: content)))
    }

    /// FNV-1a hash with 64 bits, which suffices to distinguish versions of the platform's own files.
    static func contentHash(of content: String) -> String {
        content.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }.hexadecimal
    }
}

extension StaticAsset {
    /// Stylesheet with the configured accent colour at its end: one file, so that the first view takes at most three
    /// requests.
    static func stylesheet(accent: AccentColour) -> StaticAsset {
        let content = String(decoding: PackageResources.naderhand_css, as: UTF8.self) + theme(accent)
        return StaticAsset(
            name: "naderhand", extension: "css", contentType: "text/css; charset=utf-8", content: content)
    }

    static func script() -> StaticAsset {
        StaticAsset(
            name: "checkout", extension: "js", contentType: "text/javascript; charset=utf-8",
            content: String(decoding: PackageResources.checkout_js, as: UTF8.self))
    }

    /// Custom properties that depend on the configuration.
    static func theme(_ accent: AccentColour) -> String {
        """

        :root { --accent: \(accent.fill.hex); --accent-text: \(accent.linkColour.hex); }
        @media screen and (prefers-color-scheme: dark) { :root { --accent-text: \(accent.linkColourDark.hex); } }

        """
    }
}
