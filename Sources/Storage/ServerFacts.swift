package import Domain

/// Settings and clock of a PostgreSQL server.
package struct ServerFacts: Sendable {
    /// True if the server writes full pages to its log after a checkpoint (`full_page_writes`).
    package let hasFullPageWrites: Bool
    /// True if the server's default setting waits for the disk. The platform's own sessions always do.
    package let syncsCommits: Bool
    /// The server's time when it was queried.
    package let clock: Instant

    /// - Throws: `StorageUnavailable`, `StorageError`
    package static func read(from database: any Database) async throws -> ServerFacts {
        try await database.read { transaction in
            let pages = try transaction.row("SHOW full_page_writes", []) { try $0.text(0) }
            let commit = try transaction.row(
                "SELECT reset_val FROM pg_settings WHERE name = 'synchronous_commit'", []
            ) { try $0.text(0) }
            let clock = try transaction.row(
                "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)", []
            ) { try Instant(milliseconds: $0.integer(0)) }
            guard let clock else { throw StorageError.unreadableRow("clock_timestamp") }
            return ServerFacts(hasFullPageWrites: pages == "on", syncsCommits: commit != "off", clock: clock)
        }
    }
}
