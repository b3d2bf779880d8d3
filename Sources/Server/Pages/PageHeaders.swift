import Foundation

/// Header fields of every HTML page.
enum PageHeaders {
    /// - Parameters:
    ///   - returnAddresses: the shop's URLs to which a posted form may redirect. Browsers apply `form-action` to
    ///     redirects too.
    ///   - allowsFetch: true if the page's script sends requests to this server.
    static func fields(
        returnAddresses: [String] = [], allowsFetch: Bool = false
    ) -> [(name: String, value: String)] {
        let targets = ["'self'"] + Set(returnAddresses.compactMap(origin)).sorted()
        let connections = allowsFetch ? ["connect-src 'self'"] : []
        let policy = [
            "default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self' data:",
            "form-action \(targets.joined(separator: " "))", "base-uri 'none'", "frame-ancestors 'none'",
        ]
        return [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Security-Policy", (policy + connections).joined(separator: "; ")),
            ("X-Frame-Options", "DENY"),
            ("X-Content-Type-Options", "nosniff"),
            // With `no-referrer`, browsers would post `Origin: null`.
            ("Referrer-Policy", "same-origin"),
            ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
            ("Cache-Control", "no-store"),
        ]
    }

    /// Scheme, host and port of a web address; `nil` for a text that could be read as anything else.
    static func origin(_ address: String) -> String? {
        guard let parts = URLComponents(string: address), let scheme = parts.scheme?.lowercased(),
            ["http", "https"].contains(scheme), let host = parts.percentEncodedHost?.lowercased(), !host.isEmpty,
            host.utf8.allSatisfy(isHostByte)
        else { return nil }
        return "\(scheme)://\(host)" + (parts.port.map { ":\($0)" } ?? "")
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ":"): true
        default: false
        }
    }
}
