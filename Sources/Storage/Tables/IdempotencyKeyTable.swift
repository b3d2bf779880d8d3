package import Domain

/// The table of requests that are done once though they are sent twice.
package enum IdempotencyKeyTable {
    /// What is kept of the first request under a key.
    package struct IdempotencyKeyRow: Hashable, Sendable {
        /// Equal for equal requests.
        package let fingerprint: String
        /// The body that was answered, as readable as it is to be in the store.
        package let reply: String
        /// Whether it is not.
        package let isSealed: Bool
        /// What the reply says, for the log.
        package let code: String
        package let httpStatus: Int
        package let createdAt: Instant

        package init(
            fingerprint: String, reply: String, isSealed: Bool, code: String, httpStatus: Int, createdAt: Instant
        ) {
            self.fingerprint = fingerprint
            self.reply = reply
            self.isSealed = isSealed
            self.code = code
            self.httpStatus = httpStatus
            self.createdAt = createdAt
        }
    }

    package static func find(
        _ key: String, merchantID: Identifier, in transaction: any Transaction
    ) throws -> IdempotencyKeyRow? {
        try transaction.row(
            """
            SELECT fingerprint, reply, is_sealed, code, http_status, created_at
            FROM idempotency_keys
            WHERE merchant_id = $1 AND key = $2
            """,
            [.integer(merchantID.value), .text(key)]
        ) { row in
            try IdempotencyKeyRow(
                fingerprint: row.text(0), reply: row.text(1), isSealed: row.bool(2), code: row.text(3),
                httpStatus: httpStatus(row), createdAt: Instant(milliseconds: row.integer(5)))
        }
    }

    private static func httpStatus(_ row: any ResultRow) throws -> Int {
        let status = try row.integer(4)
        guard (100...599).contains(status) else { throw StorageError.unreadableRow("idempotency_keys.http_status") }
        return Int(status)
    }

    /// Keeps a reply, also in the place of one that no longer counts.
    package static func insert(
        _ entry: IdempotencyKeyRow, key: String, merchantID: Identifier, in transaction: any Transaction
    ) throws {
        try transaction.execute(
            "DELETE FROM idempotency_keys WHERE merchant_id = $1 AND key = $2",
            [.integer(merchantID.value), .text(key)])
        try transaction.execute(
            """
            INSERT INTO idempotency_keys (
                merchant_id, key, fingerprint, reply, is_sealed, code, http_status, created_at
            )
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            [
                .integer(merchantID.value), .text(key), .text(entry.fingerprint), .text(entry.reply),
                .bool(entry.isSealed), .text(entry.code), .integer(Int64(entry.httpStatus)),
                .integer(entry.createdAt.milliseconds),
            ])
    }

    /// Forgets keys that no longer count, oldest first.
    /// - Returns: how many; fewer than the limit when there are no more.
    package static func purge(before moment: Instant, limit: Int, in transaction: any Transaction) throws -> Int {
        let moments = try transaction.rows(
            "SELECT created_at FROM idempotency_keys WHERE created_at < $1 ORDER BY created_at LIMIT \(limit)",
            [.integer(moment.milliseconds)]
        ) { try $0.integer(0) }
        guard let newest = moments.last else { return 0 }
        try transaction.execute("DELETE FROM idempotency_keys WHERE created_at <= $1", [.integer(newest)])
        return moments.count
    }
}
