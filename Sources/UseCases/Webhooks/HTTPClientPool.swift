import AsyncHTTPClient
import Synchronization

/// HTTP clients that each know one address of one host, kept for the next message to it.
///
/// A client in use is never shut down. Beyond the limit those that are idle go, the longest unused first.
final class HTTPClientPool: Sendable {
    private struct Entry {
        let client: HTTPClient
        var users = 0
        var lastUse = 0
    }

    private struct State {
        var entries: [String: Entry] = [:]
        var uses = 0
        var isClosed = false
    }

    private let limit: Int
    private let makeClient: @Sendable (_ host: String, _ address: String) -> HTTPClient
    private let state = Mutex(State())

    init(limit: Int, makeClient: @escaping @Sendable (_ host: String, _ address: String) -> HTTPClient) {
        self.limit = limit
        self.makeClient = makeClient
    }

    /// Runs something with the client for an address of a host.
    func withClient<Result: Sendable>(
        of host: String, at address: String, _ body: (HTTPClient) async throws -> Result
    ) async throws -> Result {
        let name = "\(host) \(address)"
        let client = state.withLock { state in
            var entry = state.entries[name] ?? Entry(client: makeClient(host, address))
            entry.users += 1
            state.uses += 1
            entry.lastUse = state.uses
            state.entries[name] = entry
            return entry.client
        }
        shutDownIdle()
        defer {
            state.withLock { $0.entries[name]?.users -= 1 }
            shutDownIdle()
        }
        return try await body(client)
    }

    /// Shuts down what is idle now, and the others when their last exchange ends.
    func close() async {
        for client in takeIdle(closing: true) { try? await client.shutdown() }
    }

    private func shutDownIdle() {
        let clients = takeIdle(closing: false)
        guard !clients.isEmpty else { return }
        Task { for client in clients { try? await client.shutdown() } }
    }

    /// Takes out the clients that nobody uses and for which there is no room.
    private func takeIdle(closing: Bool) -> [HTTPClient] {
        state.withLock { state in
            if closing { state.isClosed = true }
            let excess = state.isClosed ? state.entries.count : state.entries.count - limit
            guard excess > 0 else { return [] }
            let idle = state.entries.filter { $0.value.users == 0 }.sorted { $0.value.lastUse < $1.value.lastUse }
            return idle.prefix(excess).compactMap { state.entries.removeValue(forKey: $0.key)?.client }
        }
    }
}
