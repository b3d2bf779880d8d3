package import Domain

/// Delivery of messages to webhooks.
extension OutboxTable {
    /// A merchant with a message due now.
    package struct DueMerchant: Hashable, Sendable {
        package let id: Identifier
        package let partnerID: Identifier?
    }

    /// Merchants with ids after one that have a message due now, in the order of their ids.
    package static func dueMerchants(
        after id: Identifier, at now: Instant, limit: Int, in transaction: any Transaction
    ) throws -> [DueMerchant] {
        // The recursion goes from merchant to merchant along the index, however many messages each of them has. It
        // yields them in order and ends at the limit: sorting would read all of them first.
        try transaction.rows(
            """
            WITH RECURSIVE waiting (merchant_id) AS (
                SELECT (SELECT MIN(merchant_id) FROM outbox WHERE attempt_at IS NOT NULL AND merchant_id > $1)
                UNION ALL
                SELECT (
                    SELECT MIN(outbox.merchant_id)
                    FROM outbox
                    WHERE outbox.attempt_at IS NOT NULL AND outbox.merchant_id > waiting.merchant_id
                )
                FROM waiting
                WHERE waiting.merchant_id IS NOT NULL
            )
            SELECT merchant_id, (SELECT partner_id FROM merchants WHERE merchants.id = waiting.merchant_id)
            FROM waiting
            WHERE merchant_id IS NOT NULL AND (
                SELECT MIN(outbox.attempt_at)
                FROM outbox
                WHERE outbox.merchant_id = waiting.merchant_id AND outbox.attempt_at IS NOT NULL
            ) <= $2
            LIMIT $3
            """, [.integer(id.value), .integer(now.milliseconds), .integer(Int64(limit))]
        ) { row in
            try DueMerchant(
                id: Identifier(row.integer(0)), partnerID: row.optionalInteger(1).map { Identifier($0) })
        }
    }

    /// Queries messages of a merchant that are due now. A message waits for earlier ones about the same order or
    /// session.
    package static func queryDue(
        ofMerchant merchantID: Identifier, at now: Instant, limit: Int, in transaction: any Transaction
    ) throws -> PendingRows<OutboxMessage> {
        try transaction.query(
            """
            SELECT \(columns)
            FROM outbox
            WHERE merchant_id = $1 AND attempt_at <= $2 AND \(isFirstOfSubject)
            ORDER BY attempt_at, id
            LIMIT $3
            """, [.integer(merchantID.value), .integer(now.milliseconds), .integer(Int64(limit))], message)
    }

    /// Claims due messages until a moment. If the process dies, another one may claim them after that.
    /// - Returns: claimed messages, without those that another process has claimed or that were abandoned meanwhile.
    package static func claim(
        _ messages: [OutboxMessage], until moment: Instant, in transaction: any Transaction
    ) throws -> [OutboxMessage] {
        let answers = try messages.map { message in
            try transaction.query(
                """
                SELECT id
                FROM outbox
                WHERE id = $1 AND attempt_at = $2 AND \(isFirstOfSubject) FOR UPDATE SKIP LOCKED
                """, [.integer(message.id.value), .integer(message.nextAttemptAt?.milliseconds)]
            ) { try Identifier($0.integer(0)) }
        }
        let claimed = try zip(messages, answers).filter { try $1.first() != nil }.map { $0.0 }
        for message in claimed {
            try transaction.execute(
                "UPDATE outbox SET attempt_at = $1 WHERE id = $2",
                [.integer(moment.milliseconds), .integer(message.id.value)])
        }
        return claimed
    }

    private static let isFirstOfSubject = """
        NOT EXISTS (
            SELECT 1
            FROM outbox AS earlier
            WHERE earlier.subject_id = outbox.subject_id AND earlier.id < outbox.id AND earlier.attempt_at IS NOT NULL
        )
        """

    /// Stores the result of an attempt.
    /// - Parameters:
    ///   - id: id of the attempt.
    ///   - next: time of the next attempt; `nil` after delivery and when the message is abandoned.
    package static func recordAttempt(
        _ message: OutboxMessage, for attempt: DeliveryAttempt, id: Identifier, nextAttemptAt next: Instant?,
        in transaction: any Transaction
    ) throws {
        let isDelivered: Int64? = attempt.isSuccess ? 1 : next == nil ? 0 : nil
        try transaction.execute(
            "UPDATE outbox SET attempts = attempts + 1, attempt_at = $1, is_delivered = $2 WHERE id = $3",
            [.integer(next?.milliseconds), .integer(isDelivered), .integer(message.id.value)])
        try transaction.execute(
            """
            INSERT INTO webhook_attempts (id, outbox_id, at, milliseconds, status, answer)
            VALUES ($1, $2, $3, $4, $5, $6)
            """,
            [
                .integer(id.value), .integer(message.id.value), .integer(attempt.startedAt.milliseconds),
                .integer(Int64(attempt.durationMilliseconds)), .integer(attempt.status.map(Int64.init)),
                .text(attempt.responseExcerpt),
            ])
    }

    /// Schedules a message again, whatever its state.
    package static func replay(_ id: Identifier, at moment: Instant, in transaction: any Transaction) throws {
        try transaction.execute(
            "UPDATE outbox SET attempts = 0, attempt_at = $1, is_delivered = NULL WHERE id = $2",
            [.integer(moment.milliseconds), .integer(id.value)])
    }

    /// Abandons the waiting messages of a topic, whose webhook was deleted.
    package static func abandon(
        _ kind: Webhook.Topic, ofMerchant merchantID: Identifier, in transaction: any Transaction
    ) throws {
        try transaction.execute(
            "UPDATE outbox SET attempt_at = NULL WHERE merchant_id = $1 AND subject = $2 AND attempt_at IS NOT NULL",
            [.integer(merchantID.value), .text(kind.rawValue)])
    }

    /// Abandons a message.
    package static func abandon(_ id: Identifier, in transaction: any Transaction) throws {
        try transaction.execute("UPDATE outbox SET attempt_at = NULL WHERE id = $1", [.integer(id.value)])
    }

    /// Attempts to deliver a message, oldest first.
    package static func attempts(of id: Identifier, in transaction: any Transaction) throws -> [DeliveryAttempt] {
        try transaction.rows(
            """
            SELECT at, milliseconds, status, answer
            FROM webhook_attempts
            WHERE outbox_id = $1
            ORDER BY id
            """, [.integer(id.value)]
        ) { row in
            try DeliveryAttempt(
                startedAt: Instant(milliseconds: row.integer(0)), durationMilliseconds: Int(row.integer(1)),
                status: row.optionalInteger(2).map { Int($0) }, responseExcerpt: row.text(3))
        }
    }
}
