import Server
import Synchronization

/// Where the world reaches a process: as it was told or, without that, where it listens.
final class ServerBaseURL: Sendable {
    private let address: Mutex<String>
    private let isFixed: Bool

    init(_ url: String?, listeningAt address: ServerAddress) {
        self.address = Mutex(url ?? address.localURL)
        isFixed = url != nil
    }

    var url: String { address.withLock { $0 } }

    /// - Parameter serving: with the port on which connections are taken.
    func listens(at serving: ServerAddress) {
        guard !isFixed else { return }
        address.withLock { $0 = serving.localURL }
    }
}
