public import Foundation

/// Base URL of the API: scheme, host, and optionally port and path prefix.
public struct APIHost: Hashable, Sendable, CustomStringConvertible {
    enum Kind: Hashable, Sendable { case sandbox, production, unspecified }

    /// Base URL as given.
    public let address: String
    let kind: Kind

    /// Creates a host without assumptions: it may be a sandbox or production.
    public init(_ url: URL) {
        self.init(address: url.absoluteString, kind: .unspecified)
    }

    private init(address: String, kind: Kind) {
        self.address = address
        self.kind = kind
    }

    /// A production platform. Credentials are sent over https only, and ``SandboxCalls`` fail before anything is sent.
    public static func production(_ url: URL) -> APIHost {
        APIHost(address: url.absoluteString, kind: .production)
    }

    /// A production platform, by its base URL as text: `"https://pay.example.com"`.
    ///
    /// An invalid URL fails the first call.
    public static func production(_ address: String) -> APIHost {
        APIHost(address: address, kind: .production)
    }

    /// A sandbox.
    public static func sandbox(_ url: URL) -> APIHost {
        APIHost(address: url.absoluteString, kind: .sandbox)
    }

    /// A sandbox, by its base URL as text: `"http://127.0.0.1:8080"`.
    ///
    /// An invalid URL fails the first call.
    public static func sandbox(_ address: String) -> APIHost {
        APIHost(address: address, kind: .sandbox)
    }

    /// The sandbox that `make serve` starts on this machine.
    public static let localSandbox = APIHost.sandbox("http://127.0.0.1:8080")

    public var description: String { address }

    /// - Parameter path: path of the call, without a leading slash.
    /// - Throws: `.invalidRequest` for a base URL that is invalid, or not https in production.
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
