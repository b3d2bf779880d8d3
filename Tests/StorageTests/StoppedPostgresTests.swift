import Dispatch
import Domain
import Foundation
import TestSupport
import Testing

@testable import Storage

/// A server that takes everything and answers nothing: its processes are stopped, or nothing comes through.
@Suite("PostgreSQL that does not answer", .enabled(if: !TestEngine.isSQLite))
struct StoppedPostgresTests {
    private static let insert = "INSERT INTO blocks (key, number, reason, created_at) VALUES ($1, $1, 'x', 0)"

    /// Reads before it writes, as every use case does.
    @Sendable private static func readAndInsert(_ key: Int64, in transaction: any Transaction) throws {
        _ = try transaction.rows("SELECT reason FROM blocks WHERE key = $1", [.integer(key)]) { try $0.text(0) }
        try transaction.execute(insert, [.integer(key)])
    }

    /// Queues as many writes as connections and queue can hold, and expects all of them to time out.
    private static func expectTimeouts(
        of database: any Database, timeout: Duration = .milliseconds(500),
        _ location: SourceLocation = #_sourceLocation
    ) async {
        await withTaskGroup(of: Void.self) { group in
            for key in 1...(2 * Int64(TestDatabaseLocation.writers)) {
                group.addTask {
                    await #expect(throws: StorageUnavailable.timedOut, sourceLocation: location) {
                        try await database.write(timeout: timeout) { try readAndInsert(key, in: $0) }
                    }
                }
            }
        }
    }

    @Test("While every backend is stopped all callers are answered at their deadline, and served afterwards")
    func stopped() async throws {
        let store = try TestDatabase()
        let backends = try await PostgresBackends(of: store.database)
        #expect(backends.processes.count == TestDatabaseLocation.writers)
        try await backends.whileStopped {
            await Self.expectTimeouts(of: store.database)
            // Now every connection is held by somebody who has given up.
            await #expect(throws: StorageUnavailable.timedOut) {
                try await store.database.read(timeout: .milliseconds(100)) { _ in }
            }
        }
        for key in 101...120 as ClosedRange<Int64> {
            try await store.database.write { try Self.readAndInsert(key, in: $0) }
        }
        #expect(try await store.count("blocks") == 20)
        let after = try await PostgresBackends(of: store.database)
        #expect(after.processes.count == TestDatabaseLocation.writers)
    }

    @Test("A connection that does not answer is replaced while its backend is still stopped, and leaves none behind")
    func replaced() async throws {
        let store = try TestDatabase()
        let backends = try await PostgresBackends(of: store.database)
        let replacements = try await backends.whileStopped {
            await Self.expectTimeouts(of: store.database)
            let replacements = try await PostgresBackends(of: store.database)
            #expect(replacements.processes.isDisjoint(with: backends.processes))
            try await store.database.write { try Self.readAndInsert(101, in: $0) }
            return replacements
        }
        try await backends.untilEnded(except: replacements)
        #expect(try await store.count("blocks") == 1)
    }

    @Test("A write whose backend stops before the commit is not done, and one whose commit is under way may be")
    func outcomes() async throws {
        let store = try TestDatabase()
        @Sendable func stopBackend(of transaction: any Transaction) throws -> pid_t {
            let process = try transaction.row("SELECT pg_backend_pid()", []) { try $0.integer(0) }
            let id = pid_t(try #require(process))
            kill(id, SIGSTOP)
            DispatchQueue.global().asyncAfter(deadline: .now() + 60) { kill(id, SIGCONT) }
            return id
        }
        let (stopped, stop) = AsyncStream.makeStream(of: pid_t.self)
        await #expect(throws: StorageUnavailable.timedOut) {
            try await store.database.write(timeout: .milliseconds(500)) { transaction in
                try Self.readAndInsert(1, in: transaction)
                stop.yield(try stopBackend(of: transaction))
                _ = try transaction.row("SELECT 1", []) { try $0.integer(0) }
            }
        }
        let error = await #expect(throws: StorageUnavailable.self) {
            try await store.database.write(timeout: .milliseconds(500)) { transaction in
                try transaction.execute(Self.insert, [.integer(2)])
                stop.yield(try stopBackend(of: transaction))
            }
        }
        guard case .commitOutcomeUnknown = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        stop.finish()
        for await process in stopped {
            kill(process, SIGCONT)
        }
        // The first write's row would be in the way of this one; the second one's is seen by whoever repeats it.
        try await store.database.write { try Self.readAndInsert(1, in: $0) }
        try await store.database.close()
        let again = try store.reopened()
        let count = try await again.read { try $0.row("SELECT COUNT(*) FROM blocks", []) { try $0.integer(0) } }
        #expect(count == 1 || count == 2)
        try await again.close()
    }

    @Test("A server that takes connections and answers none is told to all callers, and served from when it goes on")
    func connecting() async throws {
        let address = try TestCluster.newSchema()
        let target = try #require(URLComponents(string: address)?.port)
        let proxy = try FreezingProxy(to: target)
        defer { proxy.end() }
        let connections = 2
        let database = try PostgresDatabase(
            PostgresConnectionString(address.replacing(":\(target)/", with: ":\(proxy.port)/")), environment: .sandbox,
            connections: connections, now: TestDatabase.now)
        _ = try await PostgresBackends(of: database, connections: connections)
        let before = proxy.connections
        let thaw = DispatchWorkItem { proxy.thaw() }
        DispatchQueue.global().asyncAfter(deadline: .now() + 60, execute: thaw)
        proxy.freeze()
        // Until both workers have closed what they had and are connecting again.
        while proxy.connections < before + connections {
            await Self.expectTimeouts(of: database)
        }
        await Self.expectTimeouts(of: database)
        await #expect(throws: StorageUnavailable.timedOut) { try await database.probe() }
        thaw.cancel()
        proxy.thaw()
        _ = try await PostgresBackends(of: database, connections: connections)
        try await database.write { try Self.readAndInsert(1, in: $0) }
        let count = try await database.read { try $0.row("SELECT COUNT(*) FROM blocks", []) { try $0.integer(0) } }
        #expect(count == 1)
        try await database.close()
    }
}
