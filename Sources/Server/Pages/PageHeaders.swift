import Foundation

/// The header fields every page for a person is sent with.
enum PageHeaders {
    /// - Parameters:
    ///   - returnAddresses: The shop's addresses a posted form may be sent on to. Browsers hold the redirect that
    ///     answers a form against `form-action` too.
    ///   - allowsFetch: True where the page's script sends requests to this server.
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
            // `no-referrer` would make browsers post with `Origin: null`.
            ("Referrer-Policy", "same-origin"),
            ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
            ("Cache-Control", "no-store"),
        ]
    }

    /// Scheme, host and port of a web address; `nil` for anything that could be read as more than that.
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
