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

    /// What was asked since the last time somebody looked.
    func take() -> [String] {
        recorded.withLock { statements in
            defer { statements = [] }
            return statements
        }
    }

    func read<Result: Sendable>(
        patience: Duration, _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try await store.read(patience: patience) { try body(RecordedTransaction(transaction: $0, recorder: self)) }
    }

    func write<Result: Sendable>(
        patience: Duration, _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try await store.write(patience: patience) { try body(RecordedTransaction(transaction: $0, recorder: self)) }
    }

    func probe() async throws { try await store.probe() }
    func close() async throws { try await store.close() }

    fileprivate func record(_ sql: String) {
        // Ends of the platform's own work, which runs beside the requests.
        guard !sql.contains("outbox"), !sql.contains("wakes_at"), !sql.contains("expires_at <=") else { return }
        recorded.withLock { $0.append(sql) }
    }

    private struct RecordedTransaction: Transaction {
        let transaction: any Transaction
        let recorder: StatementRecorder

        func execute(_ sql: String, _ values: [SQLValue]) throws {
            recorder.record(sql)
            try transaction.execute(sql, values)
        }

        func ask<Row>(
            _ sql: String, _ values: [SQLValue], _ read: @escaping (any ResultRow) throws -> Row
        ) throws -> Answer<Row> {
            recorder.record(sql)
            return try transaction.ask(sql, values, read)
        }
    }
}
