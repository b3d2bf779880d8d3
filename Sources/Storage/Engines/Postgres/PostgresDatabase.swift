import Dispatch
package import Domain
import Foundation

/// Engine for several processes: a pool of connections to one PostgreSQL database, each on a thread of its own.
///
/// Every write is a SERIALIZABLE transaction, which is repeated after a serialization failure.
package final class PostgresDatabase: Database {
    private let queue: TransactionQueue
    private let workAvailable = DispatchSemaphore(value: 0)
    private let workers = DispatchGroup()
    private let workerCount: Int

    /// Connects and migrates the schema; other processes may do the same at once.
    /// - Parameter connections: maximum number of concurrent transactions. Connections are opened when needed.
    /// - Throws: `StorageError`
    package init(
        _ address: PostgresConnectionString, environment: PlatformEnvironment, connections: Int, now: Instant
    ) throws {
        do {
            let connection = try PostgresConnection(address)
            try connection.requireDurability(in: environment)
            try connection.migrate(address: address, environment: environment, now: now)
        } catch let error as PostgresError {
            throw StorageError.cannotConnect(address: address.redacted, reason: error.message)
        }
        queue = TransactionQueue(workers: connections)
        workerCount = connections
        for number in 0..<connections {
            startWorker(number, address: address)
        }
    }

    private func startWorker(_ number: Int, address: PostgresConnectionString) {
        workers.enter()
        let thread = Thread { [queue, workAvailable, workers] in
            let worker = PostgresWorker(address: address) { queue.isClosed }
            workAvailable.wait()
            while true {
                let next = queue.dequeue(upTo: 1, for: number)
                if let body = next.first {
                    worker.run(body)
                } else if queue.isClosed {
                    break
                } else {
                    workAvailable.wait()
                }
            }
            workers.leave()
        }
        thread.name = "naderhand.postgres.\(number + 1)"
        thread.start()
    }

    package func read<Result: Sendable>(
        timeout: Duration, _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try await run(body, onlyReads: true, timeout: timeout)
    }

    package func write<Result: Sendable>(
        timeout: Duration, _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try await run(body, onlyReads: false, timeout: timeout)
    }

    private func run<Result: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Result, onlyReads: Bool, timeout: Duration
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            let body = PendingTransaction(
                deadline: ContinuousClock.now + timeout, isReadOnly: onlyReads, body: body, continuation: continuation)
            queue.enqueue(body) { workAvailable.signal() }
        }
    }

    /// A readiness check waits two seconds at most.
    package func probe() async throws {
        _ = try await read(timeout: .milliseconds(1_500)) { try $0.rows("SELECT 1", []) { try $0.integer(0) } }
    }

    package func close() async throws {
        queue.close()
        for _ in 0..<workerCount { workAvailable.signal() }
        await withCheckedContinuation { continuation in
            workers.notify(queue: .global()) { continuation.resume() }
        }
    }
}

extension PostgresConnection {
    /// An acknowledged order must survive a power cut. Sandboxes on a developer's machine may be configured otherwise.
    fileprivate func requireDurability(in environment: PlatformEnvironment) throws {
        guard environment == .production else { return }
        let (fsync, commit) = try reading {
            (
                try $0.row("SHOW fsync", []) { try $0.text(0) },
                try $0.row("SHOW synchronous_commit", []) { try $0.text(0) }
            )
        }
        guard fsync == "on" else { throw StorageError.notDurable("fsync is \(fsync ?? "unknown")") }
        guard commit == "on" || commit == "remote_apply" else {
            throw StorageError.notDurable("synchronous_commit is \(commit ?? "unknown")")
        }
    }

    private func reading<Result>(_ body: (any Transaction) throws -> Result) throws -> Result {
        try begin(.readOnly)
        let result = try body(self)
        try end()
        return result
    }

    fileprivate func migrate(address: PostgresConnectionString, environment: PlatformEnvironment, now: Instant) throws {
        try begin(.migration)
        // Building an index on a large table has no time limit.
        try execute("SET LOCAL statement_timeout = 0", [])
        try execute("SET LOCAL lock_timeout = 0", [])
        _ = try rows("SELECT 1 FROM pg_advisory_xact_lock($1)", [.integer(Self.migrationLock)]) { _ in }
        do {
            try Migrator(migrations: Migration.all, path: address.redacted)
                .migrate(SchemaTransaction(of: self, writing: Self.typeReplacements), for: environment, at: now)
            try commit()
        } catch {
            rollBack()
            throw error
        }
    }

    /// "Naderhan" in ASCII, so that no other program uses the same lock by accident.
    private static let migrationLock: Int64 = 0x4E61_6465_7268_616E

    /// Text is compared byte by byte, as in SQLite, whatever the locale of the database.
    private static let typeReplacements = [" TEXT": " TEXT COLLATE \"C\""]
}
