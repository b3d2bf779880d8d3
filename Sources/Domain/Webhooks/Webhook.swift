/// Where a merchant wants to be told of something, and how.
package struct Webhook: Hashable, Sendable {
    /// What it is told of.
    package enum Topic: String, Hashable, Sendable, CaseIterable {
        case order = "order"
        case session = "session"
    }

    package let subject: Topic
    package let url: WebhookURL
    /// Whether what is sent carries signatures ("v3").
    package let isSigned: Bool

    package init(subject: Topic, url: WebhookURL, isSigned: Bool) {
        self.subject = subject
        self.url = url
        self.isSigned = isSigned
    }
}

/// The secrets a merchant's signed webhooks are signed with: base64 text of 32 random bytes.
package struct WebhookSecrets: Hashable, Sendable {
    package let current: String
    /// The one before, as long as receivers may still know that one only.
    package let previous: String?

    package init(current: String, previous: String?) {
        self.current = current
        self.previous = previous
    }

    /// Hours for which what is sent is signed with the former secret too.
    package static let overlapHours: Int64 = 24
}

/// An absolute address with a scheme, a host and perhaps a port, as a merchant gave it.
package struct WebhookURL: Hashable, Sendable {
    package let text: String
    package let isHTTPS: Bool
    /// Without the brackets of an IPv6 address.
    package let host: String

    /// The host as it is compared: in lower case, without the dots of a fully qualified name.
    package var comparedHost: String {
        String(host.lowercased().reversed().drop { $0 == "." }.reversed())
    }

    /// `nil` for anything but http and https, for one with a user in it, and beyond 2,048 bytes.
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
