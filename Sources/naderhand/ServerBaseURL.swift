import Server
import Synchronization

/// Public base URL of the server: as configured, otherwise derived from the listening address.
final class ServerBaseURL: Sendable {
    private let address: Mutex<String>
    private let isFixed: Bool

    init(_ url: String?, listeningAt address: ServerAddress) {
        self.address = Mutex(url ?? address.localURL)
        isFixed = url != nil
    }

    var url: String { address.withLock { $0 } }

    /// - Parameter serving: address and port on which the server listens.
    func listens(at serving: ServerAddress) {
        guard !isFixed else { return }
        address.withLock { $0 = serving.localURL }
    }
}
