import CSQLite
package import Domain

/// A SQLite database opened for reading only: nothing is migrated, claimed or written.
package final class SQLiteReadOnlyDatabase: Database {
    private let readers: SQLiteReaderPool

    /// - Throws: `StorageError` if the file is damaged or has another schema version or environment.
    package init(path: String, environment: PlatformEnvironment) throws {
        let file = SQLiteFile(path: path)
        try file.check()
        readers = SQLiteReaderPool(path: path, watch: nil, isReadOnly: file.hasLog)
        do {
            try readers.read { transaction in
                try Migrator(migrations: Migration.all, path: path).verify(transaction, for: environment)
            }
        } catch let error as SQLiteError {
            throw StorageError.corrupted(path: path, reason: error.message)
        } catch StorageUnavailable.unavailable(let reason) {
            throw StorageError.cannotOpen(path: path, reason: reason)
        }
    }

    package func read<Result: Sendable>(
        timeout: Duration, _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try readers.read(body)
    }

    package func write<Result: Sendable>(
        timeout: Duration, _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        throw StorageUnavailable.unavailable("it is open read-only")
    }

    package func probe() async throws {
        _ = try readers.read { try $0.rows("SELECT 1", []) { try $0.integer(0) } }
    }

    package func close() async throws {
        readers.close()
    }
}
