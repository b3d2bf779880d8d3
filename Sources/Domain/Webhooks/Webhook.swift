/// Webhook of a merchant for one topic.
package struct Webhook: Hashable, Sendable {
    /// Topics of webhooks.
    package enum Topic: String, Hashable, Sendable, CaseIterable {
        case order = "order"
        case session = "session"
    }

    package let topic: Topic
    package let url: WebhookURL
    /// True if messages carry signatures ("v3").
    package let isSigned: Bool

    package init(topic: Topic, url: WebhookURL, isSigned: Bool) {
        self.topic = topic
        self.url = url
        self.isSigned = isSigned
    }
}

/// Secrets that sign a merchant's webhooks: base64 text of 32 random bytes.
package struct WebhookSecrets: Hashable, Sendable {
    package let current: String
    /// Previous secret, during the time in which receivers may know only that one.
    package let previous: String?

    package init(current: String, previous: String?) {
        self.current = current
        self.previous = previous
    }

    /// Hours during which messages are also signed with the previous secret.
    package static let overlapHours: Int64 = 24
}

/// An absolute URL with scheme, host and optional port, as the merchant sent it.
package struct WebhookURL: Hashable, Sendable {
    package let text: String
    package let isHTTPS: Bool
    /// Host without the brackets of an IPv6 address.
    package let host: String

    /// Host for comparison: in lower case, without trailing dots of a fully qualified name.
    package var normalizedHost: String {
        String(host.lowercased().reversed().drop { $0 == "." }.reversed())
    }

    /// `nil` for anything but http and https, for a URL with a user, and above 2,048 bytes.
    package init?(_ text: String) {
        guard text.utf8.count <= FieldLimits.webAddressBytes, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            let schemeEnd = text.firstRange(of: "://")
        else { return nil }
        let scheme = text[..<schemeEnd.lowerBound].lowercased()
        guard scheme == "https" || scheme == "http" else { return nil }
        let authority = text[schemeEnd.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard let (host, port) = Self.parts(of: authority), !host.isEmpty else { return nil }
        guard port.isEmpty || Int(port).map({ (1...65_535).contains($0) }) == true else { return nil }
        self.text = text
        self.host = host
        isHTTPS = scheme == "https"
    }

    private static func parts(of authority: Substring) -> (host: String, port: Substring)? {
        guard !authority.contains("@"), !authority.contains("\\") else { return nil }
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { return nil }
            let rest = authority[authority.index(after: end)...]
            guard rest.isEmpty || rest.hasPrefix(":") else { return nil }
            return (String(authority.dropFirst().prefix { $0 != "]" }), rest.dropFirst())
        }
        let parts = authority.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let isHost = parts[0].utf8.allSatisfy {
            $0.isASCIIAlphanumeric || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
        }
        guard isHost else { return nil }
        return (String(parts[0]), parts.count > 1 ? parts[1] : "")
    }
}
