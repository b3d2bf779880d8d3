/// The platform's store. Two engines answer to this protocol; nothing above them knows which one runs.
package protocol Database: Sendable {
    /// Runs a body that only reads, on a consistent view of the store.
    /// - Parameter patience: how long the caller waits at most. SQLite reads on the caller's thread, without a limit.
    /// - Throws: what the body throws, or `StorageUnavailable`.
    func read<Result: Sendable>(
        timeout: Duration, _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result

    /// Runs a body as one unit: when this returns, everything it wrote is on disk; when it throws, nothing of it is.
    /// Only `StorageUnavailable.outcomeUnknown` leaves open which of the two it was.
    ///
    /// The body is synchronous, touches nothing but rows and may be run more than once.
    /// - Parameter patience: how long the caller waits at most: for the body's turn, its statements and the commit.
    ///   `StorageUnavailable.timedOut` then says that nothing was done and never will be.
    /// - Throws: what the body throws, or `StorageUnavailable`.
    func write<Result: Sendable>(
        timeout: Duration, _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result

    /// Returns when the store can be read and, as far as is known, written.
    /// - Throws: `StorageUnavailable`
    func probe() async throws

    /// Finishes what is being written and lets go of the store. Everything after it throws `StorageUnavailable.closed`.
    func close() async throws
}

extension Database {
    /// What callers wait when they say nothing else.
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

/// The view a body has of the store while it runs.
///
/// SQL is portable, with `$1` placeholders whose first occurrences are in ascending order.
package protocol Transaction {
    /// Runs a statement that changes rows. An engine may keep it back and send it along with the next query or with
    /// the commit, so what is wrong with it may be thrown there.
    func execute(_ sql: String, _ values: [SQLValue]) throws

    /// Asks for all rows of a query, each read by the closure. What is asked before the first answer is looked at costs
    /// one way to the server and back together.
    func query<Row>(
        _ sql: String, _ values: [SQLValue], _ read: @escaping (any ResultRow) throws -> Row
    ) throws -> PendingRows<Row>
}

/// What comes of a query. It can be looked at as long as its transaction runs.
package struct PendingRows<Row> {
    /// All rows. Whoever looks twice may ask twice.
    package let rows: () throws -> [Row]

    package init(rows: @escaping () throws -> [Row]) {
        self.rows = rows
    }

    /// The first row, if there is one.
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

    /// The first row of a query, if there is one.
    package func row<Row>(
        _ sql: String, _ values: [SQLValue], _ read: @escaping (any ResultRow) throws -> Row
    ) throws -> Row? {
        try query(sql, values, read).first()
    }
}

/// One row of a result, its columns by position.
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

/// What a column can hold. Money is integer cents, an instant UTC milliseconds, a flag 0 or 1, a document JSON text.
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
