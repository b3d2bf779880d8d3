package import Domain

/// Rows of orders and ledger for an audit. A row that is unreadable or out of bounds becomes a failed result among the
/// others.
package enum AuditTable {
    /// Row of any of the tables, with its ids.
    package struct Row<Value: Sendable>: Sendable {
        /// Id of the row, or of the posting for an entry; `nil` where the column is not a number.
        package let id: Identifier?
        package let orderID: Identifier?
        package let value: Result<Value, any Error>

        fileprivate init(_ row: any ResultRow, _ read: () throws -> Value) {
            id = (try? row.optionalInteger(0)).flatMap { $0 }.map(Identifier.init)
            orderID = (try? row.optionalInteger(1)).flatMap { $0 }.map(Identifier.init)
            value = Result(catching: read)
        }
    }

    /// An order without its rows in other tables.
    package struct StoredOrder: Sendable {
        package let row: OrderRow
        package let nextActionAt: Instant?
        package let placedAt: Instant
        package let cleanNumber: String
        private let document: String

        /// Decodes the content of the order. Separate from the row, since it takes longer than a transaction should.
        /// - Throws: errors of `Codable`.
        package func content() throws -> OrderContent {
            try JSONColumn.decode(OrderContent.self, from: document)
        }

        fileprivate init(_ row: any ResultRow, at first: Int) throws {
            let columns = ShiftedRow(row: row, offset: first)
            try Self.checkBounds(columns)
            self.row = try OrderTable.row(columns)
            let next = OrderTable.rowColumnCount
            nextActionAt = try columns.optionalInteger(next).map(Instant.init(milliseconds:))
            placedAt = try Instant(milliseconds: columns.integer(next + 1))
            cleanNumber = try columns.text(next + 2)
            document = try columns.text(next + 3)
        }

        /// Checks the numbers in the columns of `OrderTable.rowColumns`.
        private static func checkBounds(_ row: any ResultRow) throws {
            let next = OrderTable.rowColumnCount
            try row.check(4, "workflow_number", StoredBounds.count)
            try row.check(6, "total_cents", StoredBounds.positiveAmount)
            try row.check(11, "amount_due_cents", StoredBounds.amount)
            try row.check(12, "refund_due_cents", StoredBounds.amount)
            try row.check(13, "credited_cents", StoredBounds.positiveAmount)
            try row.check(14, "step", StoredBounds.count)
            try row.check(15, "next_step_at", StoredBounds.moment)
            try row.check(16, "due_on", StoredBounds.day)
            try row.check(17, "held_since", StoredBounds.day)
            try row.check(18, "held_until", StoredBounds.day)
            try row.check(19, "workflow_version", StoredBounds.count)
            try row.check(next, "wakes_at", StoredBounds.moment)
            try row.check(next + 1, "placed_at", StoredBounds.moment)
        }
    }

    /// Orders after an id, in the order of their ids.
    /// - Returns: orders, each with its invoice number if that is readable.
    package static func orders(
        after id: Identifier?, limit: Int, in transaction: any Transaction
    ) throws -> [(name: String?, row: Row<StoredOrder>)] {
        try transaction.rows(
            """
            SELECT id, id, invoice_number, \(OrderTable.rowColumns), wakes_at, placed_at, clean_number, content
            FROM orders
            WHERE id > $1
            ORDER BY id
            LIMIT $2
            """, [.integer(id?.value ?? .min), .integer(Int64(limit))]
        ) { row in (try? row.text(2), Row(row) { try StoredOrder(row, at: 3) }) }
    }

    /// Events of a range of orders.
    package static func events(
        ofOrders orders: ClosedRange<Identifier>, in transaction: any Transaction
    ) throws -> [Row<OrderEvent>] {
        try transaction.rows(
            "SELECT id, order_id, kind, actor, at, details FROM order_events WHERE \(range) ORDER BY id",
            values(orders)
        ) { row in
            Row(row) {
                try row.check(4, "at", StoredBounds.moment)
                return try OrderEvent(
                    OrderEvent.Payload(row.choice(2, "kind"), storedText: row.text(5)), by: row.choice(3, "actor"),
                    occurredAt: Instant(milliseconds: row.integer(4)))
            }
        }
    }

    /// Postings of a range of orders.
    package static func postings(
        ofOrders orders: ClosedRange<Identifier>, in transaction: any Transaction
    ) throws -> [Row<OrderRecord.Posting>] {
        try transaction.rows(
            "SELECT id, order_id, kind, merchant_id, at FROM ledger_postings WHERE \(range) ORDER BY id",
            values(orders)
        ) { row in
            Row(row) {
                try row.check(4, "at", StoredBounds.moment)
                return try OrderRecord.Posting(
                    id: Identifier(row.integer(0)), kind: row.choice(2, "kind"),
                    merchantID: Identifier(row.integer(3)), at: Instant(milliseconds: row.integer(4)))
            }
        }
    }

    /// Entries of a range of orders.
    package static func entries(
        ofOrders orders: ClosedRange<Identifier>, in transaction: any Transaction
    ) throws -> [Row<OrderRecord.Entry>] {
        try transaction.rows(
            """
            SELECT posting_id, order_id, account, merchant_id, amount_cents
            FROM ledger_entries
            WHERE \(range)
            ORDER BY posting_id, account
            """, values(orders)
        ) { row in
            Row(row) {
                try row.check(4, "amount_cents", StoredBounds.amount)
                return try OrderRecord.Entry(
                    postingID: Identifier(row.integer(0)), merchantID: Identifier(row.integer(3)),
                    entry: LedgerEntry(row.choice(2, "account"), Money(cents: row.integer(4))))
            }
        }
    }

    /// Number of events, postings and entries whose order id is not a number, so that no range of orders contains them.
    package static func countWithoutOrderID(in transaction: any Transaction) throws -> Int {
        try ["order_events", "ledger_postings", "ledger_entries"].reduce(0) { count, table in
            let more = try transaction.row(
                "SELECT COUNT(*) FROM \(table) WHERE NOT (\(range))",
                values(Identifier(.min)...Identifier(.max))
            ) { try Int($0.integer(0)) }
            return count + (more ?? 0)
        }
    }

    private static let range = "order_id >= $1 AND order_id <= $2"

    private static func values(_ orders: ClosedRange<Identifier>) -> [SQLValue] {
        [.integer(orders.lowerBound.value), .integer(orders.upperBound.value)]
    }
}

/// A row without its first columns.
private struct ShiftedRow: ResultRow {
    let row: any ResultRow
    let offset: Int

    init(row: any ResultRow, offset: Int) {
        self.row = row
        self.offset = offset
    }

    func integer(_ column: Int) throws -> Int64 { try row.integer(column + offset) }
    func optionalInteger(_ column: Int) throws -> Int64? { try row.optionalInteger(column + offset) }
    func text(_ column: Int) throws -> String { try row.text(column + offset) }
    func optionalText(_ column: Int) throws -> String? { try row.optionalText(column + offset) }
}

extension ResultRow {
    /// - Throws: `StorageError.unreadableRow` for a number out of bounds.
    fileprivate func check(_ column: Int, _ name: String, _ bounds: ClosedRange<Int64>) throws {
        guard let value = try optionalInteger(column), !bounds.contains(value) else { return }
        throw StorageError.unreadableRow("\(name) is \(value), out of bounds")
    }

    /// - Throws: `StorageError.unreadableRow` for a text that is not a raw value of the type.
    fileprivate func choice<Value: RawRepresentable<String>>(_ column: Int, _ name: String) throws -> Value {
        let text = try text(column)
        guard let value = Value(rawValue: text) else {
            throw StorageError.unreadableRow("\(name) is \(text.debugDescription)")
        }
        return value
    }
}
