package import Domain

/// The table of what merchants are to be told.
package enum OutboxTable {
    package static func insert(
        _ notice: OrderNotice, id: Identifier, orderID: Identifier, merchantID: Identifier, at moment: Instant,
        in transaction: any Transaction
    ) throws {
        try transaction.execute(
            "INSERT INTO outbox (id, merchant_id, order_id, notice, at) VALUES ($1, $2, $3, $4, $5)",
            [
                .integer(id.value), .integer(merchantID.value), .integer(orderID.value), .text(notice.rawValue),
                .integer(moment.milliseconds),
            ])
    }

    /// What there was to tell of an order, oldest first.
    package static func all(
        orderID: Identifier, in transaction: any Transaction
    ) throws -> [(notice: OrderNotice, at: Instant)] {
        try transaction.rows(
            "SELECT notice, at FROM outbox WHERE order_id = $1 ORDER BY at, id", [.integer(orderID.value)]
        ) { row in
            guard let notice = try OrderNotice(rawValue: row.text(0)) else {
                throw StorageError.unreadableRow("outbox.notice")
            }
            return try (notice, Instant(milliseconds: row.integer(1)))
        }
    }
}
