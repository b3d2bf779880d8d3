/// The transaction of a migration: the portable schema in an engine's own words.
struct SchemaTransaction: Transaction {
    private let inner: any Transaction
    private let replacements: [String: String]

    /// - Parameter words: what the engine writes for what.
    init(of inner: any Transaction, writing words: [String: String]) {
        self.inner = inner
        self.replacements = words
    }

    func execute(_ sql: String, _ values: [SQLValue]) throws {
        try inner.execute(replacements.reduce(sql) { $0.replacing($1.key, with: $1.value) }, values)
    }

    func query<Row>(
        _ sql: String, _ values: [SQLValue], _ read: @escaping (any ResultRow) throws -> Row
    ) throws -> PendingRows<Row> {
        try inner.query(sql, values, read)
    }
}
