package import Domain

/// The table of persons and addresses that get no credit.
package enum BlockTable {
    package static func insert(
        _ key: RecognitionKey, reason: String, at now: Instant, in transaction: any Transaction
    ) throws {
        try transaction.execute(
            "INSERT INTO blocks (key, reason, created_at) VALUES ($1, $2, $3) ON CONFLICT (key) DO NOTHING",
            [.integer(key.value), .text(reason), .integer(now.milliseconds)])
    }
}
