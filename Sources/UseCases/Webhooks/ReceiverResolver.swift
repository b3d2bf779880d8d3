import Domain
import Foundation

/// Resolves the network address of a webhook's receiver and checks it against the rules.
struct ReceiverResolver {
    /// Reason for which a host is forbidden, as stored in the delivery log.
    struct NotAllowed: Error, CustomStringConvertible {
        let description: String
    }

    /// Address to connect to.
    enum Target: Hashable {
        /// IP address in the URL.
        case literal
        /// Resolved addresses of a name, the preferred first.
        case named([String])
    }

    let environment: PlatformEnvironment
    let resolver: HostResolver

    /// Resolves the host of a URL and checks its addresses. A name with a forbidden address is rejected as a whole.
    /// - Throws: `NotAllowed`, `CancellationError`
    func target(of url: WebhookURL, for ownerID: Identifier?) async throws -> Target {
        try judgeName(of: url)
        if let address = NetworkAddress(url.host) {
            try judge(address, of: url)
            return .literal
        }
        let addresses = try await resolver.addresses(of: url.host, for: ownerID)
        guard !addresses.isEmpty else { throw NotAllowed(description: "\(url.host) has no address") }
        for text in addresses { try judge(NetworkAddress(text), of: url) }
        return .named(addresses)
    }

    /// False for a host that is known to be forbidden. A name without address, or whose name servers do not respond in
    /// time, may get an allowed address later.
    func mayBeAllowed(_ url: WebhookURL, within limit: Duration) async -> Bool {
        do {
            try judgeName(of: url)
            if let address = NetworkAddress(url.host) {
                try judge(address, of: url)
                return true
            }
            let addresses = try await withTimeLimit(limit) { try await resolver.addresses(of: url.host, for: nil) }
            for text in addresses ?? [] { try judge(NetworkAddress(text), of: url) }
            return true
        } catch {
            return error is CancellationError
        }
    }

    /// - Throws: `NotAllowed`
    private func judgeName(of url: WebhookURL) throws {
        // The HTTP client parses the URL too: it must find the host that is checked here.
        guard !url.host.contains("%"), URL(string: url.text)?.host == url.host else {
            throw NotAllowed(description: "not a valid URL")
        }
        if environment == .production {
            guard url.isHTTPS else { throw NotAllowed(description: "webhook URLs must use https in production") }
            guard !Self.isReservedName(url.normalizedHost) else {
                throw NotAllowed(description: "\(url.host) is not a public address")
            }
        }
        guard !Self.metadataNames.contains(url.normalizedHost) else {
            throw NotAllowed(description: "\(url.host) is a metadata service")
        }
        // Resolvers differ in their treatment of digits with a trailing dot.
        if let address = NetworkAddress(url.normalizedHost) { try judge(address, of: url) }
    }

    /// - Throws: `NotAllowed`
    private func judge(_ address: NetworkAddress?, of url: WebhookURL) throws {
        switch (address?.scope ?? .special, environment) {
        case (.global, _):
            return
        case (_, .production):
            throw NotAllowed(description: "\(url.host) is not a public address")
        case (.local, .sandbox):
            guard url.isHTTPS else { return }
            throw NotAllowed(description: "\(url.host) is in a private network: use http")
        case (.special, .sandbox):
            throw NotAllowed(description: "\(url.host) is a link-local, metadata or reserved address")
        }
    }

    /// Names reserved for local use (RFC 6761, RFC 6762, and conventions of cloud providers).
    private static func isReservedName(_ name: String) -> Bool {
        ["localhost", "local", "internal", "home.arpa"].contains { name == $0 || name.hasSuffix(".\($0)") }
    }

    /// Names of the metadata services of cloud providers, which serve credentials.
    private static let metadataNames: Set<String> = [
        "metadata", "metadata.google.internal", "metadata.goog", "instance-data", "instance-data.ec2.internal",
        "metadata.azure.internal", "metadata.oraclecloud.com", "metadata.tencentyun.com",
        "metadata.platformequinix.com",
    ]
}
