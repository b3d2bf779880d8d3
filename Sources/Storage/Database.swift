/// Storage interface, implemented for SQLite and PostgreSQL.
package protocol Database: Sendable {
    /// Runs a read-only body on a consistent snapshot.
    /// - Parameter timeout: maximum time that the caller waits. SQLite reads on the caller's thread, without a limit.
    /// - Throws: errors of the body, or `StorageUnavailable`.
    func read<Result: Sendable>(
        timeout: Duration, _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result

    /// Runs a body in a transaction. On return, everything it wrote is on disk; after an error, nothing is stored. Only
    /// after `StorageUnavailable.commitOutcomeUnknown` either may be the case.
    ///
    /// The body is synchronous, has no effects but on rows, and may run more than once.
    /// - Parameter timeout: maximum time that the caller waits: for the body's turn, its statements and the commit.
    ///   After `StorageUnavailable.timedOut` nothing is stored, now or later.
    /// - Throws: errors of the body, or `StorageUnavailable`.
    func write<Result: Sendable>(
        timeout: Duration, _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result

    /// Returns if the database can be read and, as far as known, written.
    /// - Throws: `StorageUnavailable`
    func probe() async throws

    /// Finishes pending writes and closes the database. Later calls throw `StorageUnavailable.closed`.
    func close() async throws
}

extension Database {
    /// Default timeout.
    package static var defaultTimeout: Duration { .seconds(10) }

    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try await read(timeout: Self.defaultTimeout, body)
    }

    @discardableResult
    package func write<Result: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try await write(timeout: Self.defaultTimeout, body)
    }
}

/// Transaction in which a body reads and writes.
///
/// SQL is portable, with `$1` placeholders whose first occurrences are in ascending order.
package protocol Transaction {
    /// Runs a statement that changes rows. An engine may delay it until the next query or the commit, which then throws
    /// the statement's error.
    func execute(_ sql: String, _ values: [SQLValue]) throws

    /// Sends a query for rows, each read by the closure. Queries sent before the first result is read share one round
    /// trip to the server.
    func query<Row>(
        _ sql: String, _ values: [SQLValue], _ read: @escaping (any ResultRow) throws -> Row
    ) throws -> PendingRows<Row>
}

/// Rows of a query that may still be in flight. Valid until the transaction ends.
package struct PendingRows<Row> {
    /// Fetches all rows. A second call may run the query again.
    package let rows: () throws -> [Row]

    package init(rows: @escaping () throws -> [Row]) {
        self.rows = rows
    }

    /// Fetches the first row; `nil` if there is none.
    package func first() throws -> Row? {
        try rows().first
    }
}

extension Transaction {
    /// All rows of a query, each read by the closure.
    package func rows<Row>(
        _ sql: String, _ values: [SQLValue], _ read: @escaping (any ResultRow) throws -> Row
    ) throws -> [Row] {
        try query(sql, values, read).rows()
    }

    /// The first row of a query; `nil` if there is none.
    package func row<Row>(
        _ sql: String, _ values: [SQLValue], _ read: @escaping (any ResultRow) throws -> Row
    ) throws -> Row? {
        try query(sql, values, read).first()
    }
}

/// One row of a result, its columns by position. Reading a column as another type throws `StorageError.unreadableRow`.
package protocol ResultRow {
    func integer(_ column: Int) throws -> Int64
    func optionalInteger(_ column: Int) throws -> Int64?
    func text(_ column: Int) throws -> String
    func optionalText(_ column: Int) throws -> String?
}

extension ResultRow {
    package func bool(_ column: Int) throws -> Bool {
        try integer(column) != 0
    }
}

/// Value of a column. Money is integer cents, a time UTC milliseconds, a flag 0 or 1, and structured data JSON text.
package enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)

    package static func integer(_ value: Int64?) -> SQLValue {
        value.map { .integer($0) } ?? .null
    }

    package static func text(_ value: String?) -> SQLValue {
        value.map { .text($0) } ?? .null
    }

    package static func bool(_ value: Bool) -> SQLValue {
        .integer(value ? 1 : 0)
    }
}
