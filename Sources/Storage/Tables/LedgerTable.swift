package import Domain

/// Tables of the ledger: postings and their entries. Append-only.
package enum LedgerTable {
    /// - Parameters:
    ///   - id: id of the order event that caused the posting.
    ///   - merchantID: merchant whose payable the entries are on.
    package static func insert(
        _ posting: Posting, id: Identifier, orderID: Identifier, merchantID: Identifier, at moment: Instant,
        in transaction: any Transaction
    ) throws {
        try transaction.execute(
            "INSERT INTO ledger_postings (id, kind, merchant_id, order_id, at) VALUES ($1, $2, $3, $4, $5)",
            [
                .integer(id.value), .text(posting.kind.rawValue), .integer(merchantID.value), .integer(orderID.value),
                .integer(moment.milliseconds),
            ])
        for entry in posting.entries {
            try transaction.execute(
                """
                INSERT INTO ledger_entries (posting_id, account, merchant_id, order_id, amount_cents)
                VALUES ($1, $2, $3, $4, $5)
                """,
                [
                    .integer(id.value), .text(entry.account.rawValue), .integer(merchantID.value),
                    .integer(orderID.value), .integer(entry.amount.cents),
                ])
        }
    }

    /// Postings of a range of orders with their entries, valid or not.
    package static func postings(
        ofOrders orders: ClosedRange<Identifier>, in transaction: any Transaction
    ) throws -> [StoredPosting] {
        let entries = try transaction.rows(
            """
            SELECT posting_id, account, amount_cents
            FROM ledger_entries
            WHERE order_id >= $1 AND order_id <= $2
            """, [.integer(orders.lowerBound.value), .integer(orders.upperBound.value)]
        ) { row in
            guard let account = try LedgerAccount(rawValue: row.text(1)) else {
                throw StorageError.unreadableRow("ledger_entries.account")
            }
            return try (posting: row.integer(0), LedgerEntry(account, Money(cents: row.integer(2))))
        }
        let byPosting = Dictionary(grouping: entries, by: \.posting)
        return try transaction.rows(
            "SELECT id, kind, order_id FROM ledger_postings WHERE order_id >= $1 AND order_id <= $2 ORDER BY id",
            [.integer(orders.lowerBound.value), .integer(orders.upperBound.value)]
        ) { row in
            guard let kind = try OrderEvent.Kind(rawValue: row.text(1)) else {
                throw StorageError.unreadableRow("ledger_postings.kind")
            }
            return try StoredPosting(
                id: Identifier(row.integer(0)), kind: kind, orderID: Identifier(row.integer(2)),
                entries: byPosting[row.integer(0), default: []].map(\.1))
        }
    }

    /// Number of entries in a range of orders that belong to no posting.
    package static func countOrphanedEntries(
        ofOrders orders: ClosedRange<Identifier>, in transaction: any Transaction
    ) throws -> Int {
        try transaction.row(
            """
            SELECT COUNT(*)
            FROM ledger_entries
            LEFT JOIN ledger_postings ON ledger_postings.id = ledger_entries.posting_id
            WHERE ledger_entries.order_id >= $1 AND ledger_entries.order_id <= $2 AND ledger_postings.id IS NULL
            """, [.integer(orders.lowerBound.value), .integer(orders.upperBound.value)]
        ) { try Int($0.integer(0)) } ?? 0
    }

    /// Amount that the platform owes a merchant: the sum of its entries.
    package static func merchantBalance(
        _ id: Identifier, in transaction: any Transaction
    ) throws -> Money {
        let bounds = OrderLimits.storedAmounts
        let isPossible = "amount_cents BETWEEN \(bounds.lowerBound.cents) AND \(bounds.upperBound.cents)"
        let debits = try transaction.row(
            """
            SELECT CAST(COALESCE(SUM(CASE WHEN \(isPossible) THEN amount_cents END), 0) AS BIGINT),
                COALESCE(MAX(CASE WHEN \(isPossible) THEN 0 ELSE 1 END), 0)
            FROM ledger_entries
            WHERE merchant_id = $1 AND account = 'merchant_payable'
            """, [.integer(id.value)]
        ) { row in
            guard try !row.bool(1) else { throw StorageError.unreadableRow("ledger_entries.amount_cents") }
            return try Money(cents: row.integer(0))
        }
        return try .zero - (debits ?? .zero)
    }
}
