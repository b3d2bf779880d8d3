import Domain

/// Host names by which a sandbox is reached. Another name may be an attacker's domain that points to this machine (DNS
/// rebinding), whose pages would then have the sandbox's origin.
struct OwnHosts: Sendable {
    private let names: Set<String>
    private let publicURL: @Sendable () -> String

    /// - Parameters:
    ///   - names: names allowed in addition to loopback, IP addresses and the host of the public address.
    ///   - publicURL: the public address, which may change once the process listens.
    init(names: [String], publicURL: @escaping @Sendable () -> String) {
        self.names = Set(names.compactMap { Self.host(of: $0) } + ["localhost"])
        self.publicURL = publicURL
    }

    /// - Parameter authority: host and optional port of the request; browsers always send one.
    func contains(_ authority: String?) -> Bool {
        guard let authority else { return true }
        guard let host = Self.host(of: authority) else { return false }
        // The owner of a name can point it anywhere; an address is fixed.
        return names.contains(host) || NetworkAddress(host) != nil || host == publicOrigin.flatMap(Self.host(ofOrigin:))
    }

    /// - Parameters:
    ///   - origin: the header field `Origin`.
    ///   - authority: host and optional port of the same request.
    func isOwn(origin: String, at authority: String?) -> Bool {
        guard let origin = PageHeaders.origin(origin) else { return false }
        let here = authority.map { authority in ["http", "https"].map { "\($0)://\(authority.lowercased())" } } ?? []
        return here.contains(origin) || origin == publicOrigin
    }

    private var publicOrigin: String? { PageHeaders.origin(publicURL()) }

    private static func host(ofOrigin origin: String) -> String? {
        origin.firstRange(of: "://").flatMap { host(of: String(origin[$0.upperBound...])) }
    }

    /// Host in lower case, without port, brackets and trailing dot.
    private static func host(of authority: String) -> String? {
        var host = authority.lowercased()[...]
        if host.first == "[" {
            guard let end = host.firstIndex(of: "]") else { return nil }
            host = host[..<end].dropFirst()
        } else {
            host = host.prefix { $0 != ":" }
        }
        if host.last == "." { host.removeLast() }
        return host.isEmpty ? nil : String(host)
    }
}
