import Domain
import HTTPTypes
import Hummingbird

/// Peers whose `X-Forwarded-For` is trusted. The header is ignored from any other peer.
package struct TrustedProxies: Sendable {
    package static let none = TrustedProxies(ranges: [])

    private let ranges: [NetworkRange]

    private init(ranges: [NetworkRange]) {
        self.ranges = ranges
    }

    /// - Parameter text: IP addresses and CIDR ranges, separated by commas. `nil` if an entry is neither.
    package init?(_ text: String) {
        var ranges: [NetworkRange] = []
        for entry in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let range = NetworkRange(entry.trimmed) else { return nil }
            ranges.append(range)
        }
        self.ranges = ranges
    }

    var isEmpty: Bool { ranges.isEmpty }

    func contains(_ address: NetworkAddress) -> Bool {
        ranges.contains { $0.contains(address) }
    }

    /// Address of the client behind a proxy: the rightmost address that is not a trusted proxy. Entries to its left are
    /// the client's own claims. An invalid entry ends the search at the proxy that passed it on.
    /// - Returns: `nil` if the peer is not a trusted proxy or sends no address.
    func clientAddress(behind peer: String?, forwardedFor: [String]) -> String? {
        guard let peer = peer.flatMap({ NetworkAddress($0) }), contains(peer) else { return nil }
        var client: NetworkAddress?
        search: for header in forwardedFor.reversed() {
            for entry in header.split(separator: ",").reversed() {
                guard let address = NetworkAddress(entry.trimmed.withoutPort) else { break search }
                client = address
                if !contains(address) { break search }
            }
        }
        return client?.text
    }
}

/// Puts the client address that a trusted proxy names into the context. A request without the header keeps its address.
struct ClientAddress: RouterMiddleware {
    let trustedProxies: TrustedProxies

    func handle(
        _ request: Request, context: AppRequestContext, next: (Request, AppRequestContext) async throws -> Response
    ) async throws -> Response {
        let forwardedFor = request.headers[values: .forwardedFor]
        guard let address = trustedProxies.clientAddress(behind: context.remoteAddress, forwardedFor: forwardedFor)
        else {
            return try await next(request, context)
        }
        var context = context
        context.clientAddress = address
        return try await next(request, context)
    }
}

extension StringProtocol {
    fileprivate var trimmed: String {
        let end = reversed().drop { $0 == " " || $0 == "\t" }
        return String(String(end.reversed()).drop { $0 == " " || $0 == "\t" })
    }

    /// Some proxies write `192.0.2.1:4711` or `[2001:db8::1]:4711`.
    fileprivate var withoutPort: String {
        if first == "[" { return String(dropFirst().prefix { $0 != "]" }) }
        return contains(".") && !contains("::") ? String(prefix { $0 != ":" }) : String(self)
    }
}

extension HTTPField.Name {
    fileprivate static let forwardedFor = unchecked("X-Forwarded-For")
}
