package import Domain

/// What is on its way to webhooks.
extension OutboxTable {
    /// A merchant to whom something is to be sent now.
    package struct DueMerchant: Hashable, Sendable {
        package let id: Identifier
        package let partnerID: Identifier?
    }

    /// Merchants behind one to whom something is to be sent now, by their ids.
    package static func dueMerchants(
        after id: Identifier, at now: Instant, limit: Int, in transaction: any Transaction
    ) throws -> [DueMerchant] {
        // From merchant to merchant along the index, however much each of them has waiting. The recursion yields them
        // in their order and ends at the limit: sorting would first go through all of them.
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

    /// Asks for messages of a merchant that are to be sent now. A message waits for those before it about the same
    /// order or session.
    package static func askDue(
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

    /// Takes messages that were found due until a moment: should the process that sends them die, another one does it
    /// then.
    /// - Returns: those that nobody else has taken, and nobody has given up, since they were found.
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

    /// Writes down what came of sending a message.
    /// - Parameters:
    ///   - id: of the attempt.
    ///   - next: when it is tried again; none when it was taken, or is given up.
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

    /// Sends a message anew, whatever became of it.
    package static func replay(_ id: Identifier, at moment: Instant, in transaction: any Transaction) throws {
        try transaction.execute(
            "UPDATE outbox SET attempts = 0, attempt_at = $1, is_delivered = NULL WHERE id = $2",
            [.integer(moment.milliseconds), .integer(id.value)])
    }

    /// Sends nothing that is waiting of a kind: the merchant does not want it any more.
    package static func abandon(
        _ kind: Webhook.Topic, ofMerchant merchantID: Identifier, in transaction: any Transaction
    ) throws {
        try transaction.execute(
            "UPDATE outbox SET attempt_at = NULL WHERE merchant_id = $1 AND subject = $2 AND attempt_at IS NOT NULL",
            [.integer(merchantID.value), .text(kind.rawValue)])
    }

    /// Sends a message no more.
    package static func abandon(_ id: Identifier, in transaction: any Transaction) throws {
        try transaction.execute("UPDATE outbox SET attempt_at = NULL WHERE id = $1", [.integer(id.value)])
    }

    /// How a message was sent, each time.
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
