import Domain
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Storage

/// Behaviour of the PostgreSQL engine only: several processes, conflicts, and broken connections.
@Suite("PostgreSQL", .enabled(if: !TestEngine.isSQLite))
struct PostgresTests {
    private static let insert = "INSERT INTO blocks (key, number, reason, created_at) VALUES ($1, $1, $2, $3)"

    @Test("Ten processes that start at the same moment on an empty database make one schema")
    func startingTogether() async throws {
        let store = try TestDatabaseLocation(path: "")
        try await withThrowingTaskGroup(of: Void.self) { processes in
            for _ in 0..<10 {
                processes.addTask {
                    let database = try store.open(environment: .sandbox, now: TestDatabase.now)
                    let numbers = try await database.read {
                        try $0.rows("SELECT number FROM schema_migrations ORDER BY number", []) { try $0.integer(0) }
                    }
                    #expect(numbers == Migration.all.map { Int64($0.number) })
                    try await database.close()
                }
            }
            try await processes.waitForAll()
        }
    }

    @Test("Writes that read what others change are run again until each has seen the one before")
    func conflicts() async throws {
        let store = try TestDatabase()
        let other = try store.reopened()
        try await store.database.write { try $0.execute(Self.insert, [.integer(1), .text("x"), .integer(0)]) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<100 {
                group.addTask {
                    try await (number.isMultiple(of: 2) ? store.database : other).write { transaction in
                        let value = try transaction.row("SELECT created_at FROM blocks WHERE key = $1", [.integer(1)]) {
                            try $0.integer(0)
                        }
                        try transaction.execute(
                            "UPDATE blocks SET created_at = $1 WHERE key = $2",
                            [.integer((value ?? 0) + 1), .integer(1)])
                    }
                }
            }
            try await group.waitForAll()
        }
        let sum = try await other.read {
            try $0.row("SELECT created_at FROM blocks", []) { try $0.integer(0) }
        }
        #expect(sum == 100)
        try await other.close()
    }

    @Test("A connection that the server ends is replaced, and nobody notices")
    func endedConnections() async throws {
        let store = try TestDatabase()
        for key in 1...20 as ClosedRange<Int64> {
            let process = try await store.database.read {
                try $0.row("SELECT pg_backend_pid()", []) { try $0.integer(0) }
            }
            try TestCluster.run("SELECT pg_terminate_backend(\(try #require(process)))")
            try await store.database.write { try $0.execute(Self.insert, [.integer(key), .text("x"), .integer(0)]) }
        }
        #expect(try await store.count("blocks") == 20)
    }

    @Test("A connection that breaks in the middle of a write has the write done once, on a new one")
    func endedInTheMiddle() async throws {
        let store = try TestDatabase()
        let hasBroken = Mutex(false)
        try await store.database.write { transaction in
            try transaction.execute(Self.insert, [.integer(1), .text("x"), .integer(0)])
            let process = try transaction.row("SELECT pg_backend_pid()", []) { try $0.integer(0) }
            let isFirstTime = hasBroken.withLock { broken in
                defer { broken = true }
                return !broken
            }
            if isFirstTime {
                try TestCluster.run("SELECT pg_terminate_backend(\(process ?? 0))")
            }
            _ = try transaction.row("SELECT 1", []) { try $0.integer(0) }
            try transaction.execute(Self.insert, [.integer(2), .text("x"), .integer(0)])
        }
        #expect(try await store.count("blocks") == 2)
    }

    @Test("A server that is not there is told within the caller's patience")
    func noServer() async throws {
        let address = try PostgresConnectionString("postgres://nobody@127.0.0.1:1/nothing")
        #expect {
            try PostgresDatabase(address, environment: .sandbox, connections: 1, now: TestDatabase.now)
        } throws: { error in
            guard case StorageError.cannotConnect(let address, _) = error else { return false }
            return address == "postgres://nobody@127.0.0.1:1/nothing"
        }
    }

    @Test("A statement that takes too long is given up, and its connection goes on")
    func statementTimeout() async throws {
        let store = try TestDatabase()
        await #expect(throws: StorageUnavailable.timedOut) {
            try await store.database.write { transaction in
                try transaction.execute("SET LOCAL statement_timeout = 50", [])
                _ = try transaction.rows("SELECT 1 FROM pg_sleep(5)", []) { _ in }
            }
        }
        try await store.database.write { try $0.execute(Self.insert, [.integer(1), .text("x"), .integer(0)]) }
        #expect(try await store.count("blocks") == 1)
    }

    @Test("Rows that one process has claimed are left alone by the others, and free again when it ends")
    func claims() async throws {
        let store = try TestDatabase()
        for key in 1...4 as ClosedRange<Int64> {
            try await store.database.write { try $0.execute(Self.insert, [.integer(key), .text("x"), .integer(0)]) }
        }
        @Sendable func claim(in transaction: any Transaction) throws -> [Int64] {
            try transaction.rows("SELECT key FROM blocks ORDER BY key LIMIT 2 FOR UPDATE SKIP LOCKED", []) {
                try $0.integer(0)
            }
        }
        let (begun, finish) = (Gate(), Gate())
        async let first = store.database.write { transaction in
            let claimed = try claim(in: transaction)
            begun.open()
            finish.wait()
            return claimed
        }
        await begun.opened()
        #expect(try await store.database.write { try claim(in: $0) } == [3, 4])
        finish.open()
        #expect(try await first == [1, 2])
        #expect(try await store.database.write { try claim(in: $0) } == [1, 2])
    }

    @Test("A session that was told not to wait for the disk waits all the same")
    func durability() async throws {
        let address = try PostgresConnectionString(TestCluster.newSchema() + "%20-csynchronous_commit%3Doff")
        let database = try PostgresDatabase(
            address, environment: .sandbox, connections: 1, now: TestDatabase.now)
        let commit = try await database.read { try $0.row("SHOW synchronous_commit", []) { try $0.text(0) } }
        #expect(commit == "on")
        try await database.close()
    }

    @Test("A body that refuses after it has written leaves nothing behind, and its connection goes on")
    func refusal() async throws {
        struct Change: Error {}
        let store = try TestDatabase()
        for key in 1...30 as ClosedRange<Int64> {
            await #expect(throws: Change.self) {
                try await store.database.write { transaction in
                    try transaction.execute(Self.insert, [.integer(key), .text("x"), .integer(0)])
                    throw Change()
                }
            }
            await #expect(throws: UniqueViolation(constraint: "merchants_username_key")) {
                try await store.database.write { transaction in
                    for id in [key, key + 100] {
                        try transaction.execute(
                            """
                            INSERT INTO merchants (id, username, letter_code, is_active, profile, created_at)
                            VALUES ($1, 'shop', $2, 1, '{}', 0)
                            """, [.integer(id), .text("\(id)")])
                    }
                }
            }
            #expect(try await store.count("blocks") == 0)
            #expect(try await store.count("merchants") == 0)
        }
    }

    @Test("A text with a zero byte, which PostgreSQL cannot keep, is an error and no shorter text")
    func zeroByte() async throws {
        let store = try TestDatabase()
        await #expect(throws: PostgresError.self) {
            try await store.database.write { try $0.execute(Self.insert, [.integer(1), .text("a\0b"), .integer(0)]) }
        }
        #expect(try await store.count("blocks") == 0)
    }
}

@Suite("PostgreSQL's addresses")
struct PostgresAddressTests {
    @Test(
        "An address is shown without its password",
        arguments: [
            ("postgres://shop@db/naderhand", "postgres://shop@db/naderhand"),
            ("postgres://shop:secret@db:5433/naderhand", "postgres://shop@db:5433/naderhand"),
            ("postgresql://shop:s%40cret@db/x?sslmode=require", "postgresql://shop@db/x?sslmode=require"),
            (
                "postgres://db/x?user=shop&password=secret&sslmode=require",
                "postgres://db/x?user=shop&password=…&sslmode=require"
            ),
            ("postgres://shop:secret@a:1,b:2/x", "postgres://shop@a:1,b:2/x"),
            ("postgres:///x", "postgres:///x"),
        ])
    func passwords(address: String, shown: String) throws {
        #expect(try PostgresConnectionString(address).redacted == shown)
    }

    @Test(
        "What is no address is refused in one sentence that repeats none of it",
        arguments: ["postgres://shop:secret@db/x?colour=secret", "postgres://[secret", "postgres://db/%zzsecret"])
    func wrong(address: String) {
        #expect {
            try PostgresConnectionString(address)
        } throws: { error in
            guard case StorageError.invalidConnectionString = error else { return false }
            return !"\(error)".contains("secret") && "\(error)".hasSuffix(".")
        }
    }
}
