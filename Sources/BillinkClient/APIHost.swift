public import Foundation

/// Where the API answers: a scheme, a host, perhaps a port and a path to put in front of the API's own.
public struct APIHost: Hashable, Sendable, CustomStringConvertible {
    enum Kind: Hashable, Sendable { case sandbox, production, unspecified }

    /// The address as it was given.
    public let address: String
    let kind: Kind

    /// Any host, of which nothing is assumed.
    public init(_ url: URL) {
        self.init(address: url.absoluteString, kind: .unspecified)
    }

    private init(address: String, kind: Kind) {
        self.address = address
        self.kind = kind
    }

    /// A platform that takes real orders. Credentials are sent to it over https only, and ``SandboxCalls`` are refused
    /// before anything is sent.
    public static func production(_ url: URL) -> APIHost {
        APIHost(address: url.absoluteString, kind: .production)
    }

    /// A platform that takes real orders, by the text of its address: `"https://pay.example.com"`.
    ///
    /// A text that is no address is reported by the first call.
    public static func production(_ address: String) -> APIHost {
        APIHost(address: address, kind: .production)
    }

    /// A platform for trying things out.
    public static func sandbox(_ url: URL) -> APIHost {
        APIHost(address: url.absoluteString, kind: .sandbox)
    }

    /// A platform for trying things out, by the text of its address: `"http://127.0.0.1:8080"`.
    ///
    /// A text that is no address is reported by the first call.
    public static func sandbox(_ address: String) -> APIHost {
        APIHost(address: address, kind: .sandbox)
    }

    /// The sandbox that `make serve` starts on this machine.
    public static let localSandbox = APIHost.sandbox("http://127.0.0.1:8080")

    public var description: String { address }

    /// - Parameter path: without a slash in front.
    /// - Throws: `.invalidRequest` for an address to which nothing can be sent.
    func url(of path: String) throws(BillinkError) -> String {
        guard let parts = URLComponents(string: address), let host = parts.host, !host.isEmpty,
            let scheme = parts.scheme?.lowercased(), scheme == "https" || scheme == "http",
            parts.user == nil, parts.query == nil, parts.fragment == nil
        else {
            throw BillinkError(
                .invalidRequest,
                "The base URL must be a scheme and a host, such as https://pay.example.com, without user or query.")
        }
        guard kind != .production || scheme == "https" else {
            throw BillinkError(.invalidRequest, "A production host requires https.")
        }
        return address.hasSuffix("/") ? address + path : "\(address)/\(path)"
    }
}
