import Domain
import Foundation

/// The address of a webhook's receiver on the network, and the rules for it.
struct ReceiverResolver {
    /// Why nothing may be sent to a host, in the words that the delivery log keeps.
    struct NotAllowed: Error, CustomStringConvertible {
        let description: String
    }

    /// The place to connect to.
    enum Target: Hashable {
        /// The address in the URL itself.
        case literal
        /// The addresses that a name has been found to mean, the best first.
        case named([String])
    }

    let environment: PlatformEnvironment
    let resolver: HostResolver

    /// Looks up a URL's host and judges its addresses. A name with one address that is not allowed is refused as a
    /// whole.
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

    /// Whether a host is not known to be forbidden; a name without an address, or whose name servers do not answer in
    /// time, may come to have a good one.
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
        // The HTTP client reads the URL too: it must find the host that is judged here.
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
        // Resolvers differ in what they make of digits with a dot behind them.
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

    /// Names that only ever mean something of one's own (RFC 6761, RFC 6762, and the custom of clouds).
    private static func isReservedName(_ name: String) -> Bool {
        ["localhost", "local", "internal", "home.arpa"].contains { name == $0 || name.hasSuffix(".\($0)") }
    }

    /// Names that the machines of clouds give to the service that knows their secrets.
    private static let metadataNames: Set<String> = [
        "metadata", "metadata.google.internal", "metadata.goog", "instance-data", "instance-data.ec2.internal",
        "metadata.azure.internal", "metadata.oraclecloud.com", "metadata.tencentyun.com",
        "metadata.platformequinix.com",
    ]
}
