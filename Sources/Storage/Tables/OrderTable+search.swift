package import Domain

/// Orders for display to operators. Searches have no index of their own, since each would add cost to every order.
extension OrderTable {
    /// Conditions on columns, all of which must hold.
    package struct Filter: Sendable {
        package var merchantID: Identifier?
        package var stage: OrderLifecycle.Stage?
        package var isHeld: Bool?
        package var isInCollection: Bool?
        /// Total of the order, or its amount due.
        package var amount: Money?

        package init() {}

        fileprivate func conditions(after count: Int) -> (sql: [String], values: [SQLValue]) {
            var sql: [String] = []
            var values: [SQLValue] = []
            func add(_ value: SQLValue, _ condition: (String) -> String) {
                values.append(value)
                sql.append(condition("$\(count + values.count)"))
            }
            if let merchantID { add(.integer(merchantID.value)) { "merchant_id = \($0)" } }
            if let stage { add(.text(stage.rawValue)) { "stage = \($0)" } }
            if let isInCollection { add(.bool(isInCollection)) { "is_in_collection = \($0)" } }
            if let amount {
                add(.integer(amount.cents)) { "(total_cents = \($0) OR amount_due_cents = \($0))" }
            }
            if let isHeld { sql.append("held_until IS \(isHeld ? "NOT " : "")NULL") }
            return (sql, values)
        }
    }

    /// An order with its content.
    package struct Listed: Sendable {
        package let order: OrderRow
        package let placedAt: Instant
        /// `nil` if the content is unreadable.
        package let content: OrderContent?
        package let isInCollection: Bool
    }

    /// Range of the next orders before an id, counted from the newest; `nil` if there are none.
    package static func window(
        before id: Identifier, size: Int, in transaction: any Transaction
    ) throws -> (first: Identifier, count: Int)? {
        try transaction.row(
            """
            SELECT MIN(id), COUNT(*)
            FROM (SELECT id FROM orders WHERE id < $1 ORDER BY id DESC LIMIT $2) AS newest
            """, [.integer(id.value), .integer(Int64(size))]
        ) { row -> (first: Identifier, count: Int)? in
            guard let first = try row.optionalInteger(0) else { return nil }
            return (Identifier(first), try Int(row.integer(1)))
        } ?? nil
    }

    /// Orders of a range that match a filter, newest first.
    package static func list(
        _ filter: Filter, from first: Identifier, before end: Identifier, in transaction: any Transaction
    ) throws -> [Listed] {
        let conditions = filter.conditions(after: 2)
        return try transaction.rows(
            """
            SELECT \(rowColumns), placed_at, content, is_in_collection
            FROM orders
            WHERE \((["id >= $1", "id < $2"] + conditions.sql).joined(separator: " AND "))
            ORDER BY id DESC
            """, [.integer(first.value), .integer(end.value)] + conditions.values, listed)
    }

    /// Newest orders with an e-mail address that match a filter, found by the index of credit checks.
    package static func list(
        _ filter: Filter, emailKey: MatchKey, limit: Int, in transaction: any Transaction
    ) throws -> [Listed] {
        let conditions = filter.conditions(after: 1)
        return try transaction.rows(
            """
            SELECT \(rowColumns), placed_at, content, is_in_collection
            FROM orders
            WHERE \((["email_key = $1"] + conditions.sql).joined(separator: " AND "))
            ORDER BY id DESC
            LIMIT $\(conditions.values.count + 2)
            """, [.integer(emailKey.value)] + conditions.values + [.integer(Int64(limit))], listed)
    }

    /// An order by its id.
    package static func listed(id: Identifier, in transaction: any Transaction) throws -> Listed? {
        try transaction.row(
            "SELECT \(rowColumns), placed_at, content, is_in_collection FROM orders WHERE id = $1",
            [.integer(id.value)], listed)
    }

    private static func listed(_ row: any ResultRow) throws -> Listed {
        try Listed(
            order: self.row(row), placedAt: Instant(milliseconds: row.integer(rowColumnCount)),
            content: try? JSONColumn.decode(OrderContent.self, from: row.text(rowColumnCount + 1)),
            isInCollection: row.bool(rowColumnCount + 2))
    }
}
