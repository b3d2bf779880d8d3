package import Domain

/// Reading and writing of order states.
extension OrderTable {
    /// Stores the state of an order.
    /// - Parameters:
    ///   - plan: collection plan of the order, which names its current step.
    ///   - nextActionAt: time of the next automatic action.
    ///   - paymentReference: new payment reference; `nil` keeps the stored one.
    /// - Throws: `UniqueViolation` if another order has the payment reference.
    package static func update(
        _ id: Identifier, to lifecycle: OrderLifecycle, under plan: CollectionPlan, nextActionAt: Instant?,
        paymentReference: PaymentReference? = nil, in transaction: any Transaction
    ) throws {
        let step = lifecycle.position.flatMap { plan.step(at: $0.stepIndex) }
        try transaction.execute(
            """
            UPDATE orders
            SET stage = $1, amount_due_cents = $2, refund_due_cents = $3, credited_cents = $4, step = $5,
                step_name = $6, next_step_at = $7, due_on = $8, held_since = $9, held_until = $10, wakes_at = $11,
                is_in_collection = $12, payment_reference = COALESCE($13, payment_reference)
            WHERE id = $14
            """,
            [
                .text(lifecycle.stage.rawValue), .integer(lifecycle.amountDue.cents),
                .integer(lifecycle.refundDue.cents), .integer(lifecycle.creditedAmount.cents),
                .integer(lifecycle.position.map { Int64($0.stepIndex) }), .text(step?.name),
                .integer(lifecycle.position?.nextStepAt?.milliseconds), day(lifecycle.position?.dueDate),
                day(lifecycle.hold?.startDate), day(lifecycle.hold?.endDate), .integer(nextActionAt?.milliseconds),
                .bool(lifecycle.isInCollection(under: plan)), .integer(paymentReference?.number), .integer(id.value),
            ])
    }

    /// Claims orders with an action due by a moment, earliest first, for the transaction that runs the actions. Orders
    /// claimed by another process are skipped. An unreadable one is a failed result among the others.
    package static func claimDue(
        at moment: Instant, limit: Int, in transaction: any Transaction
    ) throws -> [(id: Identifier, wakesAt: Instant, order: Result<OrderRow, any Error>)] {
        try transaction.rows(dueOrders, [.integer(moment.milliseconds), .integer(Int64(limit))]) { row in
            try (
                Identifier(row.integer(0)), Instant(milliseconds: row.integer(rowColumnCount)),
                Result { try self.row(row) }
            )
        }
    }

    /// Postpones the next action of an order that failed, so that it does not block the others.
    package static func deferNextAction(_ id: Identifier, until moment: Instant, in transaction: any Transaction) throws
    {
        try transaction.execute(
            "UPDATE orders SET wakes_at = $1 WHERE id = $2", [.integer(moment.milliseconds), .integer(id.value)])
    }

    private static let dueOrders = """
        SELECT \(rowColumns), wakes_at
        FROM orders
        WHERE wakes_at <= $1
        ORDER BY wakes_at, id
        LIMIT $2 FOR UPDATE SKIP LOCKED
        """

    /// Duplicate invoice numbers of a merchant among the orders of a range.
    package static func duplicateInvoiceNumbers(
        in orders: ClosedRange<Identifier>, in transaction: any Transaction
    ) throws -> [String] {
        try transaction.rows(
            """
            SELECT orders.invoice_number
            FROM orders
            JOIN orders AS others
                ON others.merchant_id = orders.merchant_id AND others.clean_number = orders.clean_number
            WHERE orders.id >= $1 AND orders.id <= $2 AND others.id <> orders.id
            """, [.integer(orders.lowerBound.value), .integer(orders.upperBound.value)]
        ) { try $0.text(0) }
    }

    /// Time of the earliest next action of any order; `nil` if there is none.
    package static func earliestNextAction(in transaction: any Transaction) throws -> Instant? {
        try transaction.row("SELECT wakes_at FROM orders WHERE wakes_at IS NOT NULL ORDER BY wakes_at LIMIT 1", []) {
            try Instant(milliseconds: $0.integer(0))
        }
    }

    /// True if a customer of the merchant owes anything on a started order.
    package static func hasOpenOrders(
        _ customer: CustomerMatchKey, merchantID id: Identifier, in transaction: any Transaction
    ) throws -> Bool {
        let (condition, key) =
            switch customer {
            case .person(let key): ("person_key = $1", key)
            case .email(let key): ("email_key = $1", key)
            }
        return try transaction.row(
            "SELECT 1 FROM orders WHERE \(condition) AND merchant_id = $2 AND stage = 'started' LIMIT 1",
            [.integer(key.value), .integer(id.value)]
        ) { try $0.integer(0) } != nil
    }

    /// Columns read by `row`.
    static let rowColumns = """
        id, merchant_id, number, invoice_number, workflow_number, customer_type, total_cents, step_name, person_key,
            email_key, stage, amount_due_cents, refund_due_cents, credited_cents, step, next_step_at, due_on,
            held_since, held_until, workflow_version
        """
    static let rowColumnCount = 20

    static func row(_ row: any ResultRow) throws -> OrderRow {
        guard let type = try CustomerType(rawValue: row.text(5)) else {
            throw StorageError.unreadableRow("orders.customer_type")
        }
        let person = try row.optionalInteger(8).map { CustomerMatchKey.person(MatchKey($0)) }
        return try OrderRow(
            id: Identifier(row.integer(0)), merchantID: Identifier(row.integer(1)), number: row.text(2),
            invoiceNumber: InvoiceNumber(stored: row.text(3)), workflowNumber: Int(row.integer(4)),
            workflowVersion: Int(row.integer(19)), customerType: type, total: row.amount(6, "orders.total_cents"),
            lifecycle: lifecycle(row),
            stepName: row.optionalText(7), customerKey: person ?? .email(MatchKey(row.integer(9))))
    }

    private static func lifecycle(_ row: any ResultRow) throws -> OrderLifecycle {
        guard let stage = try OrderLifecycle.Stage(rawValue: row.text(10)) else {
            throw StorageError.unreadableRow("orders.stage")
        }
        let position = try row.optionalInteger(14).map { step in
            try OrderLifecycle.Position(
                stepIndex: Int(step), nextStepAt: row.optionalInteger(15).map(Instant.init(milliseconds:)),
                dueDate: row.optionalDay(16))
        }
        var hold: OrderLifecycle.Hold?
        if let since = try row.optionalDay(17), let until = try row.optionalDay(18) {
            hold = OrderLifecycle.Hold(startDate: since, endDate: until)
        }
        return try OrderLifecycle(
            stage: stage, position: position, hold: hold,
            amountDue: row.amount(11, "orders.amount_due_cents"), refundDue: row.amount(12, "orders.refund_due_cents"),
            creditedAmount: row.amount(13, "orders.credited_cents"))
    }

    private static func day(_ date: CivilDate?) -> SQLValue {
        .integer(date.map { Int64($0.dayNumber) })
    }
}

extension ResultRow {
    fileprivate func optionalDay(_ column: Int) throws -> CivilDate? {
        try optionalInteger(column).map { CivilDate(dayNumber: Int($0)) }
    }
}

extension OrderTable {
    /// An order with its content and, once it was started, its payment reference.
    package static func find(
        id: Identifier, in transaction: any Transaction
    ) throws -> (order: OrderRow, content: OrderContent, paymentReference: PaymentReference?)? {
        try transaction.row(
            "SELECT \(rowColumns), content, payment_reference FROM orders WHERE id = $1", [.integer(id.value)]
        ) { row in
            try (
                self.row(row), JSONColumn.decode(OrderContent.self, from: row.text(rowColumnCount)),
                row.optionalInteger(rowColumnCount + 1).flatMap(PaymentReference.init(number:))
            )
        }
    }

    /// Queries the numbers of an order for webhook messages.
    package static func queryNumbers(
        of id: Identifier, in transaction: any Transaction
    ) throws -> PendingRows<OrderNumbers> {
        try transaction.query(
            """
            SELECT number, clean_number, invoice_number, workflow_number,
                (SELECT MIN(custom_invoice_id) FROM sessions WHERE sessions.order_id = orders.id)
            FROM orders
            WHERE id = $1
            """, [.integer(id.value)]
        ) { row in
            try OrderNumbers(
                number: row.text(0), cleanNumber: row.text(1), invoiceNumber: row.text(2),
                workflowNumber: Int(row.integer(3)), customInvoiceID: row.optionalText(4))
        }
    }
}
