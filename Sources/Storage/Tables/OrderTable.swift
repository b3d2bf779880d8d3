package import Domain

/// An order to be inserted.
package struct NewOrder: Sendable {
    package var id: Identifier
    package var merchantID: Identifier
    package var order: Order
    /// Content of the order as JSON text.
    package var encodedContent: EncodedOrderContent
    package var checkID: Identifier?
    package var keys: CustomerMatchKeys
    package var placedAt: Instant
    /// Version of the workflow whose terms the order keeps.
    package var workflowVersion: Int
    package var lifecycle: OrderLifecycle

    package init(
        id: Identifier, merchantID: Identifier, order: Order, encodedContent: EncodedOrderContent, checkID: Identifier?,
        keys: CustomerMatchKeys, placedAt: Instant, workflowVersion: Int, lifecycle: OrderLifecycle
    ) {
        self.id = id
        self.merchantID = merchantID
        self.order = order
        self.encodedContent = encodedContent
        self.checkID = checkID
        self.keys = keys
        self.placedAt = placedAt
        self.workflowVersion = workflowVersion
        self.lifecycle = lifecycle
    }
}

/// An order without its content: its numbers and its state.
package struct OrderRow: Hashable, Sendable {
    package var id: Identifier
    package var merchantID: Identifier
    package var number: String
    package var invoiceNumber: InvoiceNumber
    package var workflowNumber: Int
    /// Version of the workflow under which it was placed.
    package var workflowVersion: Int
    package var customerType: CustomerType
    package var total: Money
    package var lifecycle: OrderLifecycle
    package var stepName: String?
    /// Match key of the customer: the person's or, without one, that of the e-mail address.
    package var customerKey: CustomerMatchKey
}

/// Key that finds the other orders of an order's customer.
package enum CustomerMatchKey: Hashable, Sendable {
    case person(MatchKey)
    case email(MatchKey)
}

/// Table of orders.
package enum OrderTable {
    package static func insert(_ new: NewOrder, in transaction: any Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO orders (
                id, merchant_id, number, clean_number, invoice_number, workflow_number, total_cents, content,
                check_id, person_key, email_key, phone_key, placed_at, stage, amount_due_cents, is_in_collection,
                customer_type, workflow_version
            )
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 0, $16, $17)
            """,
            [
                .integer(new.id.value), .integer(new.merchantID.value), .text(new.order.number.text),
                .text(new.order.number.clean), .text(new.order.invoiceNumber.text),
                .integer(Int64(new.order.workflowNumber)),
                .integer(new.order.total.cents), .text(new.encodedContent.text),
                .integer(new.checkID?.value),
                .integer(new.keys.debtor(as: new.order.content.customer.type)?.value), .integer(new.keys.email.value),
                .integer(new.keys.phone.value), .integer(new.placedAt.milliseconds),
                .text(new.lifecycle.stage.rawValue), .integer(new.lifecycle.amountDue.cents),
                .text(new.order.content.customer.type.rawValue), .integer(Int64(new.workflowVersion)),
            ])
    }

    /// Constraint named by `UniqueViolation` if a merchant has an order with the same number, or with one that differs
    /// only in dots and hyphens.
    package static let numberConstraint = "orders_merchant_id_clean_number_key"

    /// True if a merchant has an order with this number, or with one that differs only in dots and hyphens.
    package static func isTaken(
        _ number: OrderNumber, merchantID: Identifier, in transaction: any Transaction
    ) throws -> PendingRows<Bool> {
        try transaction.query(
            "SELECT COUNT(*) FROM orders WHERE merchant_id = $1 AND clean_number = $2",
            [.integer(merchantID.value), .text(number.clean)]
        ) { try $0.bool(0) }
    }

    /// Order of a merchant by its order number or, if there is none, by its invoice number.
    package static func find(
        _ name: OrderLookupKey, merchantID: Identifier, in transaction: any Transaction
    ) throws -> PendingRows<OrderRow> {
        let byNumber = try find(clean: name.asOrderNumber, merchantID: merchantID, in: transaction)
        let byInvoiceNumber = try find(invoiceNumber: name, merchantID: merchantID, in: transaction)
        return PendingRows {
            if let order = try byNumber.first(), order.number == name.text { return [order] }
            return try byInvoiceNumber.rows()
        }
    }

    /// Order of a merchant by its invoice number only.
    package static func find(
        invoiceNumber name: OrderLookupKey, merchantID: Identifier, in transaction: any Transaction
    ) throws -> PendingRows<OrderRow> {
        let named = try find(clean: name.asInvoiceNumber, merchantID: merchantID, in: transaction)
        return PendingRows { try named.rows().filter { $0.invoiceNumber.text == name.text } }
    }

    /// Orders of all merchants with an order number.
    package static func all(number: String, in transaction: any Transaction) throws -> [OrderRow] {
        // One lookup per merchant in the index of unique numbers: an index of numbers alone would add cost to every
        // order.
        try transaction.rows(
            """
            SELECT \(rowColumns)
            FROM orders
            WHERE merchant_id IN (SELECT id FROM merchants) AND clean_number = $1 AND number = $2
            """, [.text(OrderLookupKey.cleaned(number)), .text(number)], row)
    }

    private static func find(
        clean number: String, merchantID: Identifier, in transaction: any Transaction
    ) throws -> PendingRows<OrderRow> {
        try transaction.query(findByNumber, [.integer(merchantID.value), .text(number)], row)
    }

    private static let findByNumber = """
        SELECT \(rowColumns)
        FROM orders
        WHERE merchant_id = $1 AND clean_number = $2
        """

    /// Content of an order; `nil` if there is no such order.
    package static func content(of id: Identifier, in transaction: any Transaction) throws -> OrderContent? {
        try transaction.row("SELECT content FROM orders WHERE id = $1", [.integer(id.value)]) {
            try JSONColumn.decode(OrderContent.self, from: $0.text(0))
        }
    }

    /// Facts about a customer from the orders of all merchants and the blocks, in one statement, since every check and
    /// every guaranteed order needs them.
    package static func creditHistory(
        _ keys: CustomerMatchKeys, overdueBefore day: CivilDate, in transaction: any Transaction
    ) throws -> PendingRows<CreditHistory> {
        try transaction.query(
            """
            SELECT
                CAST(COALESCE(SUM(
                    CASE WHEN NOT \(hasPossibleAmounts) THEN NULL
                        WHEN stage = 'placed' THEN total_cents + amount_due_cents
                        WHEN stage = 'started' THEN amount_due_cents END
                ), 0) AS BIGINT),
                COALESCE(SUM(CASE WHEN stage = 'paid' THEN 1 END), 0),
                COALESCE(MAX(is_in_collection), 0),
                COALESCE(MAX(CASE WHEN stage = 'started' AND due_on < $1 THEN 1 END), 0),
                (SELECT COUNT(*) FROM blocks WHERE key IN ($2, $3, $4, $5, $6)),
                COALESCE(MAX(
                    CASE WHEN stage IN ('placed', 'started') AND NOT \(hasPossibleAmounts) THEN 1 END
                ), 0)
            FROM orders
            WHERE person_key IN ($2, $3) OR email_key = $4 OR phone_key = $5
            """,
            [
                .integer(Int64(day.dayNumber)), .integer(keys.person?.value), .integer(keys.company?.value),
                .integer(keys.email.value), .integer(keys.phone.value), .integer(keys.address.value),
            ]
        ) { row in
            guard try !row.bool(5) else {
                throw InvariantViolation("An order of the person who is checked has amounts out of bounds.")
            }
            var history = CreditHistory()
            history.openAmount = try Money(cents: row.integer(0))
            history.paidOrders = try Int(row.integer(1))
            history.isInCollection = try row.bool(2)
            history.isLongOverdue = try row.bool(3)
            history.isBlocked = try row.bool(4)
            return history
        }
    }

    /// Condition in SQL that excludes amounts out of bounds from sums, which would overflow with an error.
    private static let hasPossibleAmounts = {
        let bounds = OrderLimits.storedAmounts
        let range = "BETWEEN \(bounds.lowerBound.cents) AND \(bounds.upperBound.cents)"
        return "(total_cents \(range) AND amount_due_cents \(range))"
    }()
}
