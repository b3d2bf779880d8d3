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

    package static func containsAny(of keys: PartyKeys, in transaction: any Transaction) throws -> Bool {
        try transaction.row(
            "SELECT 1 FROM blocks WHERE key = $1 OR key = $2 OR key = $3 OR key = $4 LIMIT 1",
            [
                .integer(keys.person?.value), .integer(keys.email.value), .integer(keys.phone.value),
                .integer(keys.address.value),
            ]
        ) { try $0.integer(0) } != nil
    }
}
