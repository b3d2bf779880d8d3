/// Transaction of a migration that translates the portable schema into an engine's dialect.
struct SchemaTransaction: Transaction {
    private let inner: any Transaction
    private let replacements: [String: String]

    /// - Parameter words: portable SQL by its replacement in the dialect.
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
