package import Domain

/// The table of persons and addresses that get no credit.
package enum BlockTable {
    package static func insert(
        _ key: RecognitionKey, kind: String? = nil, number: Int64 = 1, reason: String, at now: Instant,
        in transaction: any Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO blocks (key, number, kind, reason, created_at)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (key, number) DO NOTHING
            """,
            [
                .integer(key.value), .integer(number), .text(kind), .text(reason), .integer(now.milliseconds),
            ])
    }
}
