package import Domain

/// The table of everything that happened to orders. Append-only.
package enum OrderEventTable {
    package static func insert(
        _ event: OrderEvent, id: Identifier, orderID: Identifier, in transaction: any Transaction
    ) throws {
        try transaction.execute(
            "INSERT INTO order_events (id, order_id, kind, actor, at, details) VALUES ($1, $2, $3, $4, $5, $6)",
            [
                .integer(id.value), .integer(orderID.value), .text(event.kind.rawValue), .text(event.actor.rawValue),
                .integer(event.at.milliseconds), .text(details(of: event)),
            ])
    }

    /// An order's events, oldest first.
    package static func all(orderID: Identifier, in transaction: any Transaction) throws -> [OrderEvent] {
        try transaction.rows(
            "SELECT kind, actor, at, details FROM order_events WHERE order_id = $1 ORDER BY id",
            [.integer(orderID.value)]
        ) { row in
            guard let kind = try OrderEvent.Kind(rawValue: row.text(0)),
                let actor = try OrderEvent.Actor(rawValue: row.text(1))
            else { throw StorageError.unreadableRow("order_events.kind") }
            return try OrderEvent(
                kind, by: actor, at: Instant(milliseconds: row.integer(2)),
                details: StoredDocument.decode([String: String].self, from: row.text(3)))
        }
    }

    private static func details(of event: OrderEvent) throws -> String {
        event.details.isEmpty ? "{}" : try StoredDocument.encode(event.details)
    }
}
