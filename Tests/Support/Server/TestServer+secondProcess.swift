import Logging
import Storage
import UseCases
import Wire

extension TestServer {
    /// Response of another process on the same database, as after a restart.
    ///
    /// A file belongs to one process; there the new one shares the open store and nothing else.
    func respondFromSecondProcess(_ request: WireRequest) async throws -> WireReply {
        let other = Platform(
            database: SharedDatabase(store: platform.database), environment: platform.environment,
            dutchTime: platform.dutchTime, node: 2, clock: { clock.now }, uptime: { clock.uptime },
            randomBytes: { count in (0..<count).map { _ in UInt8.random(in: .min ... .max) } },
            publicURL: platform.publicURL, encodeWebhook: WebhookPayload.encode)
        let server = try RunningApplication(other, logger: LogRecorder().logger(level: .info))
        let port = try await server.start()
        let reply = try await onThread {
            let client = try WireClient(port: port)
            try client.send(request)
            return try client.receive()
        }
        await server.beginShutdown()
        try await server.waitForShutdown()
        return reply
    }
}

/// A store that somebody else closes.
private struct SharedDatabase: Database {
    let store: any Database

    func read<Result: Sendable>(
        timeout: Duration, _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try await store.read(timeout: timeout, body)
    }

    func write<Result: Sendable>(
        timeout: Duration, _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try await store.write(timeout: timeout, body)
    }

    func probe() async throws {
        try await store.probe()
    }

    func close() async throws {}
}
