package import Domain

/// Table of requests that are executed once and whose responses are stored.
package enum IdempotencyKeyTable {
    /// First request under a key, with its response.
    package struct IdempotencyKeyRow: Hashable, Sendable {
        /// Hash that is equal for equal requests.
        package let fingerprint: String
        /// Response body; encrypted if `isSealed`.
        package let reply: String
        /// True if the response body is encrypted.
        package let isSealed: Bool
        /// Outcome of the response, for the log.
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

    /// Stores a response; replaces an expired one.
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

    /// Deletes expired keys, oldest first.
    /// - Returns: number of deleted keys; fewer than the limit when there are no more.
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
