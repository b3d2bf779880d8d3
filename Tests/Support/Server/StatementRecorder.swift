import Storage
import Synchronization

/// A store that writes down what is asked of it. Two requests for which it writes down the same take the same time,
/// whatever a clock in a test would say.
final class StatementRecorder: Database {
    private let store: any Database
    private let recorded = Mutex<[String]>([])

    init(_ store: any Database) {
        self.store = store
    }

    /// Returns the statements since the last call, and clears them.
    func take() -> [String] {
        recorded.withLock { statements in
            defer { statements = [] }
            return statements
        }
    }

    func read<Result: Sendable>(
        timeout: Duration, _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try await store.read(timeout: timeout) { [self] in try record(body, in: $0) }
    }

    func write<Result: Sendable>(
        timeout: Duration, _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try await store.write(timeout: timeout) { [self] in try record(body, in: $0) }
    }

    func probe() async throws { try await store.probe() }
    func close() async throws { try await store.close() }

    /// The platform's own work, which runs beside the requests, is left out.
    private func record<Result>(
        _ body: (any Transaction) throws -> Result, in transaction: any Transaction
    ) throws -> Result {
        let statements = Statements()
        defer {
            if !statements.texts.contains(where: { text in Self.ownWork.contains { text.contains($0) } }) {
                recorded.withLock { $0 += statements.texts }
            }
        }
        return try body(RecordedTransaction(transaction: transaction, statements: statements))
    }

    private static let ownWork = ["outbox", "wakes_at", "expires_at <=", "attempt_at", "created_at <"]

    private final class Statements {
        var texts: [String] = []
    }

    private struct RecordedTransaction: Transaction {
        let transaction: any Transaction
        let statements: Statements

        func execute(_ sql: String, _ values: [SQLValue]) throws {
            statements.texts.append(sql)
            try transaction.execute(sql, values)
        }

        func query<Row>(
            _ sql: String, _ values: [SQLValue], _ read: @escaping (any ResultRow) throws -> Row
        ) throws -> PendingRows<Row> {
            statements.texts.append(sql)
            return try transaction.query(sql, values, read)
        }
    }
}
