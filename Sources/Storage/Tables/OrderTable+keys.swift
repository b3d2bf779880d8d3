package import Domain

/// Match keys of the customers of stored orders.
extension OrderTable {
    /// Contents of orders after an id, in the order of their ids. An unreadable one is a failed result among the
    /// others.
    package static func contents(
        after id: Identifier?, limit: Int, in transaction: any Transaction
    ) throws -> [(id: Identifier, content: Result<OrderContent, any Error>)] {
        try transaction.rows(
            "SELECT id, content FROM orders WHERE id > $1 ORDER BY id LIMIT $2",
            [.integer(id?.value ?? .min), .integer(Int64(limit))]
        ) { row in
            let text = try row.text(1)
            return try (
                Identifier(row.integer(0)), Result { try JSONColumn.decode(OrderContent.self, from: text) }
            )
        }
    }

    /// Replaces the match keys of an order's customer.
    package static func setKeys(
        _ keys: CustomerMatchKeys, of id: Identifier, as type: CustomerType, in transaction: any Transaction
    ) throws {
        try transaction.execute(
            "UPDATE orders SET person_key = $1, email_key = $2, phone_key = $3 WHERE id = $4",
            [
                .integer(keys.debtor(as: type)?.value), .integer(keys.email.value), .integer(keys.phone.value),
                .integer(id.value),
            ])
    }
}
