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
                .integer(event.occurredAt.milliseconds), .text(event.payload.storedText),
            ])
    }

    /// An order's events, oldest first.
    package static func events(ofOrder orderID: Identifier, in transaction: any Transaction) throws -> [OrderEvent] {
        try history(ofOrder: orderID, in: transaction).map(\.event)
    }

    /// The same with their ids, which are those of their postings.
    package static func history(
        ofOrder id: Identifier, in transaction: any Transaction
    ) throws -> [(id: Identifier, event: OrderEvent)] {
        try events(ofOrders: id...id, in: transaction)
            .map { ($0.id, $0.event) }
            .sorted { ($0.event.occurredAt, $0.id) < ($1.event.occurredAt, $1.id) }
    }

    /// The event that was written last, of whichever order.
    package static func last(in transaction: any Transaction) throws -> Identifier? {
        try transaction.row("SELECT MAX(id) FROM order_events", []) { try $0.optionalInteger(0).map(Identifier.init) }
            ?? nil
    }

    /// The events of a range of orders.
    package static func events(
        ofOrders orders: ClosedRange<Identifier>, in transaction: any Transaction
    ) throws -> [(orderID: Identifier, id: Identifier, event: OrderEvent)] {
        try transaction.rows(
            "SELECT order_id, id, kind, actor, at, details FROM order_events WHERE order_id >= $1 AND order_id <= $2",
            [.integer(orders.lowerBound.value), .integer(orders.upperBound.value)]
        ) { row in
            guard let kind = try OrderEvent.Kind(rawValue: row.text(2)),
                let actor = try OrderEvent.Actor(rawValue: row.text(3))
            else { throw StorageError.unreadableRow("order_events.kind") }
            let event = try OrderEvent(
                OrderEvent.Payload(kind, storedText: row.text(5)), by: actor,
                occurredAt: Instant(milliseconds: row.integer(4)))
            return try (Identifier(row.integer(0)), Identifier(row.integer(1)), event)
        }
    }

    /// Number of automatic events: executed steps by name, and ends of holds.
    /// - Parameters:
    ///   - id: lowest id of an event that counts.
    ///   - moments: range of times that count, without its lower bound.
    package static func countAutomatic(
        from id: Identifier, in moments: ClosedRange<Instant>, in transaction: any Transaction
    ) throws -> (steps: [String: Int], resumed: Int) {
        let counts = try transaction.rows(
            """
            SELECT kind, details, COUNT(*)
            FROM order_events
            WHERE id >= $1 AND at > $2 AND at <= $3 AND actor = 'platform' AND kind IN ('step_done', 'resumed')
            GROUP BY kind, details
            """,
            [
                .integer(id.value), .integer(moments.lowerBound.milliseconds),
                .integer(moments.upperBound.milliseconds),
            ]
        ) { row in
            guard let kind = try OrderEvent.Kind(rawValue: row.text(0)) else {
                throw StorageError.unreadableRow("order_events.kind")
            }
            let payload = try OrderEvent.Payload(kind, storedText: row.text(1))
            return (step: payload.stepName, count: try Int(row.integer(2)))
        }
        let steps = counts.compactMap { counted in counted.step.map { ($0, counted.count) } }
        return (
            Dictionary(steps, uniquingKeysWith: +),
            counts.reduce(0) { $1.step == nil ? $0 + $1.count : $0 }
        )
    }
}
