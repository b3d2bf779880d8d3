import AsyncHTTPClient
import Synchronization

/// Pool of HTTP clients, each for one address of one host, kept for later messages.
///
/// A client in use is never shut down. Beyond the limit, idle clients are shut down, the least recently used first.
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

    /// Runs an operation with the client for an address of a host.
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

    /// Shuts down idle clients immediately, and the others after their last exchange.
    func close() async {
        for client in takeIdle(closing: true) { try? await client.shutdown() }
    }

    private func shutDownIdle() {
        let clients = takeIdle(closing: false)
        guard !clients.isEmpty else { return }
        Task { for client in clients { try? await client.shutdown() } }
    }

    /// Removes the idle clients that exceed the limit.
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
