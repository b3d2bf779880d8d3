package import Domain
import GRDB

/// The embedded engine: one file, one writer with group commit, readers beside it.
package final class SQLiteDatabase: Database {
    private let pool: DatabasePool
    private let waitingRoom = WaitingRoom()

    /// The most writes that share one commit.
    private static let groupSize = 256

    /// Opens a file, or makes it, and brings its schema up to date.
    /// - Throws: `StorageError`; nothing is created or changed then.
    package init(path: String, environment: PlatformEnvironment, now: Instant) throws {
        let file = SQLiteFile(path: path)
        try file.check()
        do {
            pool = try DatabasePool(path: path, configuration: Self.configuration)
            try pool.writeWithoutTransaction { connection in
                try Self.insistOnDurability(connection)
                try Self.migrate(connection, path: path, environment: environment, now: now)
            }
        } catch let error as DatabaseError {
            throw error.resultCode == .SQLITE_NOTADB
                ? StorageError.notADatabase(path)
                : StorageError.cannotOpen(path: path, reason: error.message ?? "\(error.resultCode)")
        }
    }

    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try await pool.read { connection in
            try body(SQLiteTransaction(connection: connection))
        }
    }

    package func write<Result: Sendable>(
        patience: Duration, _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            let write = PendingWrite(
                deadline: ContinuousClock.now + patience, body: body, continuation: continuation)
            waitingRoom.enter(write) {
                pool.asyncWriteWithoutTransaction { [self] connection in serve(connection) }
            }
        }
    }

    package func close() async throws {
        waitingRoom.close()
        // Behind everything the writer still has to do.
        try await pool.writeWithoutTransaction { _ in }
        try pool.close()
    }

    /// The writer: commits group after group until nobody waits.
    private func serve(_ connection: GRDB.Database) {
        while true {
            let group = waitingRoom.nextGroup(upTo: Self.groupSize)
            if group.isEmpty { return }
            let failure = commit(group, on: connection)
            for write in group { write.answer(failure: failure) }
        }
    }

    /// Runs each write in a savepoint of its own, so that one that throws is undone alone, and commits once.
    /// - Returns: the error when nothing at all could be committed.
    private func commit(_ group: [any WaitingWrite], on connection: GRDB.Database) -> (any Error)? {
        let transaction = SQLiteTransaction(connection: connection)
        do {
            try transaction.execute("BEGIN IMMEDIATE", [])
            for write in group {
                try transaction.execute("SAVEPOINT one_write", [])
                do {
                    try write.run(in: transaction)
                } catch {
                    try transaction.execute("ROLLBACK TO one_write", [])
                }
                try transaction.execute("RELEASE one_write", [])
            }
            try transaction.execute("COMMIT", [])
            return nil
        } catch {
            // Where SQLite has rolled back by itself (full disk, I/O error) there is nothing left to undo.
            if connection.isInsideTransaction { _ = try? transaction.execute("ROLLBACK", []) }
            return error
        }
    }
}

extension SQLiteDatabase {
    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "naderhand"
        configuration.maximumReaderCount = 4
        // Another process of the platform (`naderhand merchant add`) may hold the file for a moment.
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { connection in
            try connection.execute(sql: "PRAGMA cache_size = -65536")
        }
        return configuration
    }

    /// An answered order must survive a power cut. GRDB sets `synchronous = NORMAL` in WAL mode by itself, after
    /// `prepareDatabase`, so it is set here and read back.
    private static func insistOnDurability(_ connection: GRDB.Database) throws {
        try connection.execute(sql: "PRAGMA synchronous = FULL")
        let synchronous = try Int.fetchOne(connection, sql: "PRAGMA synchronous")
        guard synchronous == 2 else { throw StorageError.notDurable("synchronous is \(synchronous ?? -1), not 2") }
        let journal = try String.fetchOne(connection, sql: "PRAGMA journal_mode")
        guard journal == "wal" else {
            throw StorageError.notDurable("journal_mode is \(journal ?? "unknown"), not wal")
        }
    }

    private static func migrate(
        _ connection: GRDB.Database, path: String, environment: PlatformEnvironment, now: Instant
    ) throws {
        try connection.inTransaction(.immediate) {
            try connection.execute(sql: "PRAGMA application_id = \(SQLiteFile.applicationID)")
            let migrator = Migrator(migrations: Migration.all, path: path)
            try migrator.migrate(
                SQLiteSchemaTransaction(inner: SQLiteTransaction(connection: connection)), for: environment, at: now)
            return .commit
        }
    }
}

/// The schema in SQLite's words: only `INTEGER PRIMARY KEY` makes the number the row's own place in the table, which
/// saves every table a second index.
private struct SQLiteSchemaTransaction: Transaction {
    let inner: SQLiteTransaction

    func execute(_ sql: String, _ values: [SQLValue]) throws -> Int {
        try inner.execute(sql.replacing("BIGINT PRIMARY KEY", with: "INTEGER PRIMARY KEY"), values)
    }

    func rows<Result>(
        _ sql: String, _ values: [SQLValue], _ read: (any ResultRow) throws -> Result
    ) throws -> [Result] {
        try inner.rows(sql, values, read)
    }
}
