/// The platform's store. Two engines answer to this protocol; nothing above them knows which one runs.
package protocol Database: Sendable {
    /// Runs a body that only reads, on a consistent view of the store.
    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result

    /// Runs a body as one unit: when this returns, everything it wrote is on disk; when it throws, nothing of it is.
    ///
    /// The body is synchronous, touches nothing but rows and may be run more than once.
    /// - Parameter patience: how long the body may wait for its turn before it is given up, never having run.
    /// - Throws: what the body throws, or `StorageError`.
    func write<Result: Sendable>(
        patience: Duration, _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result

    /// Finishes what is being written and lets go of the files. Everything after it throws `StorageError.closed`.
    func close() async throws
}

extension Database {
    @discardableResult
    package func write<Result: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try await write(patience: .seconds(10), body)
    }
}

/// The view a body has of the store while it runs.
///
/// SQL is portable, with `$1` placeholders whose first occurrences are in ascending order.
package protocol Transaction {
    /// Runs a statement and says how many rows it changed.
    @discardableResult
    func execute(_ sql: String, _ values: [SQLValue]) throws -> Int

    /// All rows of a query, each read by the closure.
    func rows<Row>(_ sql: String, _ values: [SQLValue], _ read: (any ResultRow) throws -> Row) throws -> [Row]
}

extension Transaction {
    /// The first row of a query, if there is one.
    package func row<Row>(
        _ sql: String, _ values: [SQLValue], _ read: (any ResultRow) throws -> Row
    ) throws -> Row? {
        try rows(sql, values, read).first
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
    package func flag(_ column: Int) throws -> Bool {
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

    package static func flag(_ value: Bool) -> SQLValue {
        .integer(value ? 1 : 0)
    }
}
