import Storage

/// A store before whose transactions something happens, or in whose place.
struct InterceptedDatabase: Database {
    let store: any Database
    /// Called with how long the caller waits. What it throws is what the caller gets.
    let before: @Sendable (_ patience: Duration) throws -> Void

    func read<Result: Sendable>(
        timeout: Duration, _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try before(timeout)
        return try await store.read(timeout: timeout, body)
    }

    func write<Result: Sendable>(
        timeout: Duration, _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try before(timeout)
        return try await store.write(timeout: timeout, body)
    }

    func probe() async throws {
        try await store.probe()
    }

    func close() async throws {
        try await store.close()
    }
}
