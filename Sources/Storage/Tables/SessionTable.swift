package import Domain

/// A session to be inserted.
package struct NewSession: Sendable {
    package var id: Identifier
    /// SHA-256 of the session id that clients see.
    package var tokenHash: String
    package var merchantID: Identifier
    package var number: OrderNumber
    /// Invoice number of the order to be placed.
    package var invoiceNumber: InvoiceNumber
    package var request: StoredSessionRequest
    package var session: CheckoutSession
    package var createdAt: Instant

    package init(
        id: Identifier, tokenHash: String, merchantID: Identifier, number: OrderNumber, invoiceNumber: InvoiceNumber,
        request: StoredSessionRequest, session: CheckoutSession, createdAt: Instant
    ) {
        self.id = id
        self.tokenHash = tokenHash
        self.merchantID = merchantID
        self.number = number
        self.invoiceNumber = invoiceNumber
        self.request = request
        self.session = session
        self.createdAt = createdAt
    }
}

/// A session without the shop's request.
package struct SessionRow: Hashable, Sendable {
    package let id: Identifier
    package let merchantID: Identifier
    package let number: String
    package let invoiceNumber: InvoiceNumber
    /// Stored state; an overdue session may still be active in it.
    package let session: CheckoutSession
}

/// Table of checkout sessions.
package enum SessionTable {
    package static func insert(_ new: NewSession, in transaction: any Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO sessions (
                id, token_hash, merchant_id, number, clean_number, invoice_number, custom_invoice_id, document,
                status, refusals, created_at, expires_at, order_id
            )
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """,
            [
                .integer(new.id.value), .text(new.tokenHash), .integer(new.merchantID.value), .text(new.number.text),
                .text(new.number.clean), .text(new.invoiceNumber.text), .text(new.request.customInvoiceID),
                .text(JSONColumn.encode(new.request)), .text(new.session.status.rawValue),
                .integer(Int64(new.session.refusalCount)), .integer(new.createdAt.milliseconds),
                .integer(new.session.expiresAt.milliseconds), .integer(new.session.orderID?.value),
            ])
    }

    package static func find(tokenHash: String, in transaction: any Transaction) throws -> SessionRow? {
        try transaction.row(
            "SELECT \(rowColumns) FROM sessions WHERE token_hash = $1", [.text(tokenHash)], row)
    }

    /// Latest session of a merchant for an invoice number.
    package static func latest(
        invoiceNumber name: OrderLookupKey, merchantID: Identifier, in transaction: any Transaction
    ) throws -> SessionRow? {
        try transaction.rows(
            """
            SELECT \(rowColumns)
            FROM sessions
            WHERE merchant_id = $1 AND clean_number = $2
            ORDER BY id DESC
            """, [.integer(merchantID.value), .text(name.asInvoiceNumber)], row
        ).first { $0.invoiceNumber.text == name.text }
    }

    /// Sessions of a merchant for an order that are stored as active.
    package static func active(
        _ number: OrderNumber, merchantID: Identifier, in transaction: any Transaction
    ) throws -> [SessionRow] {
        try transaction.rows(
            """
            SELECT \(rowColumns)
            FROM sessions
            WHERE merchant_id = $1 AND clean_number = $2 AND status = 'session_active'
            """, [.integer(merchantID.value), .text(number.clean)], row)
    }

    /// The shop's request; `nil` if there is no such session.
    package static func request(of id: Identifier, in transaction: any Transaction) throws -> StoredSessionRequest? {
        try transaction.row("SELECT document FROM sessions WHERE id = $1", [.integer(id.value)]) {
            try JSONColumn.decode(StoredSessionRequest.self, from: $0.text(0))
        }
    }

    /// The shop's own invoice number of the order placed in a session; `nil` if it sent none.
    package static func customInvoiceID(
        ofOrder id: Identifier, in transaction: any Transaction
    ) throws -> String? {
        try transaction.row("SELECT custom_invoice_id FROM sessions WHERE order_id = $1", [.integer(id.value)]) {
            try $0.optionalText(0)
        } ?? nil
    }

    /// Stores the state of a session.
    package static func update(
        _ id: Identifier, to session: CheckoutSession, in transaction: any Transaction
    ) throws {
        try transaction.execute(
            "UPDATE sessions SET status = $1, refusals = $2, order_id = $3 WHERE id = $4",
            [
                .text(session.status.rawValue), .integer(Int64(session.refusalCount)), .integer(session.orderID?.value),
                .integer(id.value),
            ])
    }

    /// Claims overdue sessions, earliest first, for the transaction that ends them. Sessions claimed by another process
    /// are skipped.
    package static func claimExpired(
        at moment: Instant, limit: Int, in transaction: any Transaction
    ) throws -> [SessionRow] {
        try transaction.rows(expiredSessions, [.integer(moment.milliseconds), .integer(Int64(limit))], row)
    }

    private static let expiredSessions = """
        SELECT \(rowColumns)
        FROM sessions
        WHERE status = 'session_active' AND expires_at <= $1
        ORDER BY expires_at, id
        LIMIT $2 FOR UPDATE SKIP LOCKED
        """

    /// Time at which the next active session expires; `nil` if there is none.
    package static func nextExpiry(in transaction: any Transaction) throws -> Instant? {
        try transaction.row(
            "SELECT expires_at FROM sessions WHERE status = 'session_active' ORDER BY expires_at LIMIT 1", []
        ) { try Instant(milliseconds: $0.integer(0)) }
    }

    private static let rowColumns = """
        id, merchant_id, number, invoice_number, status, refusals, order_id, expires_at
        """

    private static func row(_ row: any ResultRow) throws -> SessionRow {
        guard let status = try CheckoutSession.Status(rawValue: row.text(4)) else {
            throw StorageError.unreadableRow("sessions.status")
        }
        return try SessionRow(
            id: Identifier(row.integer(0)), merchantID: Identifier(row.integer(1)), number: row.text(2),
            invoiceNumber: InvoiceNumber(stored: row.text(3)),
            session: CheckoutSession(
                status: status, refusalCount: row.count(5), orderID: row.optionalInteger(6).map { Identifier($0) },
                expiresAt: Instant(milliseconds: row.integer(7))))
    }
}

extension SessionTable {
    /// Queries the numbers of a session for webhook messages.
    package static func queryNumbers(
        of id: Identifier, in transaction: any Transaction
    ) throws -> PendingRows<SessionNumbers> {
        try transaction.query("SELECT number, invoice_number FROM sessions WHERE id = $1", [.integer(id.value)]) {
            try SessionNumbers(number: $0.text(0), invoiceNumber: $0.text(1))
        }
    }
}
