import Server
import Synchronization

/// Where the world reaches a process: as it was told or, without that, where it listens.
final class ServerBaseURL: Sendable {
    private let address: Mutex<String>
    private let isFixed: Bool

    init(_ url: String?, listeningAt address: ServerAddress) {
        self.address = Mutex(url ?? Self.url(host: address.host, port: address.port))
        isFixed = url != nil
    }

    var url: String { address.withLock { $0 } }

    /// - Parameter port: the one on which connections are taken.
    func listens(at host: String, port: Int) {
        guard !isFixed else { return }
        address.withLock { $0 = Self.url(host: host, port: port) }
    }

    /// Nobody reaches "every address of this machine"; a browser on it reaches its own.
    private static func url(host: String, port: Int) -> String {
        let host = ["0.0.0.0", "::", ""].contains(host) ? "127.0.0.1" : host
        return "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }
}
