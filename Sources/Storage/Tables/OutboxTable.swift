package import Domain

/// Table of messages to merchants.
package enum OutboxTable {
    /// The order or session that a message is about.
    package struct Aggregate: Hashable, Sendable {
        package let kind: Webhook.Topic
        package let id: Identifier

        package init(kind: Webhook.Topic, id: Identifier) {
            self.kind = kind
            self.id = id
        }

        package static func order(_ id: Identifier) -> Aggregate { Aggregate(kind: .order, id: id) }
        package static func session(_ id: Identifier) -> Aggregate { Aggregate(kind: .session, id: id) }
    }

    /// A message to a merchant about one event.
    package struct OutboxMessage: Hashable, Sendable {
        package let id: Identifier
        package let merchantID: Identifier
        package let subject: Aggregate
        /// Name of the event in the message.
        package let eventName: String
        /// Time of the event.
        package let occurredAt: Instant
        /// Number of attempts so far.
        package let attemptCount: Int
        /// Time of the next attempt by the machine's clock; `nil` if there will be none.
        package let nextAttemptAt: Instant?
        /// True if it was delivered, false if the last attempt failed; `nil` while the outcome is open.
        package let isDelivered: Bool?

        package init(
            id: Identifier, merchantID: Identifier, subject: Aggregate, eventName: String, occurredAt: Instant,
            attemptCount: Int,
            nextAttemptAt: Instant?, isDelivered: Bool?
        ) {
            self.id = id
            self.merchantID = merchantID
            self.subject = subject
            self.eventName = eventName
            self.occurredAt = occurredAt
            self.attemptCount = attemptCount
            self.nextAttemptAt = nextAttemptAt
            self.isDelivered = isDelivered
        }
    }

    /// - Parameters:
    ///   - notice: name of the event in the message.
    ///   - requiresSignedWebhook: true for an event that only signed webhooks send.
    ///   - attemptAt: earliest time of the first attempt, if the merchant has a webhook for it.
    package static func insert(
        _ notice: String, of subject: Aggregate, requiresSignedWebhook: Bool = false, id: Identifier,
        merchantID: Identifier,
        at moment: Instant, attemptAt: Instant, in transaction: any Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO outbox (id, merchant_id, subject, subject_id, notice, at, attempt_at)
            VALUES ($1, $2, $3, $4, $5, $6, (
                SELECT CAST($7 AS BIGINT) FROM webhooks WHERE merchant_id = $2 AND subject = $3 AND is_signed >= $8
            ))
            """,
            [
                .integer(id.value), .integer(merchantID.value), .text(subject.kind.rawValue),
                .integer(subject.id.value), .text(notice), .integer(moment.milliseconds),
                .integer(attemptAt.milliseconds), .bool(requiresSignedWebhook),
            ])
    }

    /// Messages about a session, oldest first.
    package static func all(
        sessionID: Identifier, in transaction: any Transaction
    ) throws -> [(notice: CheckoutSession.Status, at: Instant)] {
        try transaction.rows(
            "SELECT notice, at FROM outbox WHERE subject_id = $1 AND subject = 'session' ORDER BY at, id",
            [.integer(sessionID.value)]
        ) { row in
            guard let notice = try CheckoutSession.Status(rawValue: row.text(0)) else {
                throw StorageError.unreadableRow("outbox.notice")
            }
            return try (notice, Instant(milliseconds: row.integer(1)))
        }
    }

    /// Number of sessions that expired.
    /// - Parameters:
    ///   - id: lowest id of a message that counts.
    ///   - moments: range of times that count, without its lower bound.
    package static func countExpiredSessions(
        from id: Identifier, in moments: ClosedRange<Instant>, in transaction: any Transaction
    ) throws -> Int {
        try transaction.row(
            "SELECT COUNT(*) FROM outbox WHERE id >= $1 AND notice = 'session_expired' AND at > $2 AND at <= $3",
            [
                .integer(id.value), .integer(moments.lowerBound.milliseconds),
                .integer(moments.upperBound.milliseconds),
            ]
        ) { try Int($0.integer(0)) } ?? 0
    }

    /// Messages about an order, oldest first.
    package static func all(
        orderID: Identifier, in transaction: any Transaction
    ) throws -> [(notice: OrderWebhookEvent, at: Instant)] {
        try transaction.rows(
            "SELECT notice, at FROM outbox WHERE subject_id = $1 AND subject = 'order' ORDER BY at, id",
            [.integer(orderID.value)]
        ) { row in
            guard let notice = try OrderWebhookEvent(rawValue: row.text(0)) else {
                throw StorageError.unreadableRow("outbox.notice")
            }
            return try (notice, Instant(milliseconds: row.integer(1)))
        }
    }

    /// Messages of a merchant after an id, oldest first.
    package static func page(
        ofMerchant merchantID: Identifier, after id: Identifier, limit: Int, in transaction: any Transaction
    ) throws -> [OutboxMessage] {
        try transaction.rows(
            """
            SELECT \(columns)
            FROM outbox
            WHERE merchant_id = $1 AND id > $2
            ORDER BY id
            LIMIT $3
            """, [.integer(merchantID.value), .integer(id.value), .integer(Int64(limit))], message)
    }

    /// Latest messages of a merchant, newest first.
    package static func latest(
        ofMerchant merchantID: Identifier, limit: Int, in transaction: any Transaction
    ) throws -> [OutboxMessage] {
        try transaction.rows(
            """
            SELECT \(columns)
            FROM outbox
            WHERE merchant_id = $1
            ORDER BY id DESC
            LIMIT $2
            """, [.integer(merchantID.value), .integer(Int64(limit))], message)
    }

    package static func find(_ id: Identifier, in transaction: any Transaction) throws -> OutboxMessage? {
        try transaction.row("SELECT \(columns) FROM outbox WHERE id = $1", [.integer(id.value)], message)
    }

    static let columns = "id, merchant_id, subject, subject_id, notice, at, attempts, attempt_at, is_delivered"

    static func message(_ row: any ResultRow) throws -> OutboxMessage {
        guard let kind = try Webhook.Topic(rawValue: row.text(2)) else {
            throw StorageError.unreadableRow("outbox.subject")
        }
        return try OutboxMessage(
            id: Identifier(row.integer(0)), merchantID: Identifier(row.integer(1)),
            subject: Aggregate(kind: kind, id: Identifier(row.integer(3))), eventName: row.text(4),
            occurredAt: Instant(milliseconds: row.integer(5)), attemptCount: row.count(6),
            nextAttemptAt: row.optionalInteger(7).map(Instant.init(milliseconds:)),
            isDelivered: row.optionalInteger(8).map { $0 != 0 })
    }
}
