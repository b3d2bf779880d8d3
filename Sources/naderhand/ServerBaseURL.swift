import Server
import Synchronization

/// Public base URL of the server: as configured, otherwise derived from the listening address.
final class ServerBaseURL: Sendable {
    private let address: Mutex<String>
    private let isFixed: Bool

    init(_ url: String?, listeningAt address: ServerAddress) {
        self.address = Mutex(url ?? Self.url(host: address.host, port: address.port))
        isFixed = url != nil
    }

    var url: String { address.withLock { $0 } }

    /// - Parameter port: port on which the server listens.
    func didStartListening(host: String, port: Int) {
        guard !isFixed else { return }
        address.withLock { $0 = Self.url(host: host, port: port) }
    }

    /// Replaces a wildcard address by the loopback address, which a browser on this machine can reach.
    private static func url(host: String, port: Int) -> String {
        let host = ["0.0.0.0", "::", ""].contains(host) ? "127.0.0.1" : host
        return "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }
}
