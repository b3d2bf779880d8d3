/// The transaction of a migration: the portable schema in an engine's own words.
struct SchemaTransaction: Transaction {
    private let inner: any Transaction
    private let words: [String: String]

    /// - Parameter words: what the engine writes for what.
    init(of inner: any Transaction, writing words: [String: String]) {
        self.inner = inner
        self.words = words
    }

    func execute(_ sql: String, _ values: [SQLValue]) throws {
        try inner.execute(words.reduce(sql) { $0.replacing($1.key, with: $1.value) }, values)
    }

    func ask<Row>(
        _ sql: String, _ values: [SQLValue], _ read: @escaping (any ResultRow) throws -> Row
    ) throws -> Answer<Row> {
        try inner.ask(sql, values, read)
    }
}
