package import Domain

/// The rows of orders and money as an audit reads them: one that cannot be read, or holds what cannot be, is an error
/// among the others.
package enum AuditTable {
    /// A row of any of the tables, by its numbers.
    package struct Row<Value: Sendable>: Sendable {
        /// The row's own; for an entry that of its posting. None where it is no number.
        package let id: Identifier?
        package let orderID: Identifier?
        package let value: Result<Value, any Error>

        fileprivate init(_ row: any ResultRow, _ read: () throws -> Value) {
            id = (try? row.optionalInteger(0)).flatMap { $0 }.map(Identifier.init)
            orderID = (try? row.optionalInteger(1)).flatMap { $0 }.map(Identifier.init)
            value = Result(catching: read)
        }
    }

    /// An order without what belongs to it in other tables.
    package struct StoredOrder: Sendable {
        package let row: OrderRow
        package let wakesAt: Instant?
        package let placedAt: Instant
        package let cleanNumber: String
        private let document: String

        /// What was placed. Read apart from the row: it takes longer than a transaction should.
        /// - Throws: what `Codable` finds wrong with it.
        package func content() throws -> OrderContent {
            try JSONColumn.decode(OrderContent.self, from: document)
        }

        fileprivate init(_ row: any ResultRow, at first: Int) throws {
            let columns = ShiftedRow(row: row, by: first)
            try Self.checkBounds(columns)
            self.row = try OrderTable.row(columns)
            let next = OrderTable.rowColumnCount
            wakesAt = try columns.optionalInteger(next).map(Instant.init(milliseconds:))
            placedAt = try Instant(milliseconds: columns.integer(next + 1))
            cleanNumber = try columns.text(next + 2)
            document = try columns.text(next + 3)
        }

        /// By the places of `OrderTable.rowColumns`.
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

    /// Orders in the order in which they were taken in, from behind one of them on.
    /// - Returns: each with its invoice number, where that can be read.
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

    /// The events of a range of orders.
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

    /// The postings of a range of orders.
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

    /// The entries of a range of orders.
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

    /// How many events, postings and entries name no order by a number, so that no range of orders has them.
    package static func countNameless(in transaction: any Transaction) throws -> Int {
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

/// A row whose first columns are left out.
private struct ShiftedRow: ResultRow {
    let row: any ResultRow
    let by: Int

    init(row: any ResultRow, by count: Int) {
        self.row = row
        by = count
    }

    func integer(_ column: Int) throws -> Int64 { try row.integer(column + by) }
    func optionalInteger(_ column: Int) throws -> Int64? { try row.optionalInteger(column + by) }
    func text(_ column: Int) throws -> String { try row.text(column + by) }
    func optionalText(_ column: Int) throws -> String? { try row.optionalText(column + by) }
}

extension ResultRow {
    /// - Throws: `StorageError.unreadableRow` when the column holds a number out of bounds.
    fileprivate func check(_ column: Int, _ name: String, _ bounds: ClosedRange<Int64>) throws {
        guard let value = try optionalInteger(column), !bounds.contains(value) else { return }
        throw StorageError.unreadableRow("\(name) is \(value), out of bounds")
    }

    /// - Throws: `StorageError.unreadableRow` when the column holds none of the texts of a type.
    fileprivate func choice<Value: RawRepresentable<String>>(_ column: Int, _ name: String) throws -> Value {
        let text = try text(column)
        guard let value = Value(rawValue: text) else {
            throw StorageError.unreadableRow("\(name) is \(text.debugDescription)")
        }
        return value
    }
}
