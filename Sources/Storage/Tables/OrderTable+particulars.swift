package import Domain

extension OrderTable {
    /// Queries the delivery data and references sent with an order and with the start of its workflow.
    package static func queryParticulars(
        of id: Identifier, in transaction: any Transaction
    ) throws -> PendingRows<OrderParticulars> {
        try transaction.query(
            """
            SELECT content,
                (SELECT MIN(details) FROM order_events WHERE order_id = orders.id AND kind = 'workflow_started')
            FROM orders
            WHERE id = $1
            """, [.integer(id.value)]
        ) { row in
            try OrderParticulars(
                JSONColumn.decode(OrderContent.self, from: row.text(0)),
                start: row.optionalText(1).map {
                    try OrderEvent.Payload(.workflowStarted, storedText: $0)
                })
        }
    }
}
