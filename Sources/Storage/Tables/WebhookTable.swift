package import Domain

/// Tables of webhooks and their secrets.
package enum WebhookTable {
    /// Sets a webhook and replaces the current one.
    package static func set(_ webhook: Webhook, merchantID: Identifier, in transaction: any Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO webhooks (merchant_id, subject, url, is_signed)
            VALUES ($1, $2, $3, $4)
            ON CONFLICT (merchant_id, subject) DO UPDATE SET url = excluded.url, is_signed = excluded.is_signed
            """,
            [
                .integer(merchantID.value), .text(webhook.topic.rawValue), .text(webhook.url.text),
                .bool(webhook.isSigned),
            ])
    }

    package static func delete(
        _ subject: Webhook.Topic, merchantID: Identifier, in transaction: any Transaction
    ) throws {
        try transaction.execute(
            "DELETE FROM webhooks WHERE merchant_id = $1 AND subject = $2",
            [.integer(merchantID.value), .text(subject.rawValue)])
    }

    /// Queries the webhooks of a merchant. An unreadable one is `nil`, so that it does not prevent delivery to the
    /// others.
    package static func queryAll(
        merchantID: Identifier, in transaction: any Transaction
    ) throws -> PendingRows<Webhook?> {
        try transaction.query(
            "SELECT subject, url, is_signed FROM webhooks WHERE merchant_id = $1", [.integer(merchantID.value)]
        ) { row in
            guard let subject = try Webhook.Topic(rawValue: row.text(0)), let url = try WebhookURL(row.text(1)) else {
                return nil
            }
            return try Webhook(topic: subject, url: url, isSigned: row.bool(2))
        }
    }

    package static func find(
        _ subject: Webhook.Topic, merchantID: Identifier, in transaction: any Transaction
    ) throws -> Webhook? {
        try transaction.row(
            "SELECT url, is_signed FROM webhooks WHERE merchant_id = $1 AND subject = $2",
            [.integer(merchantID.value), .text(subject.rawValue)]
        ) { row in
            guard let url = try WebhookURL(row.text(0)) else { throw StorageError.unreadableRow("webhooks.url") }
            return try Webhook(topic: subject, url: url, isSigned: row.bool(1))
        }
    }

    /// Secrets of a merchant that are valid at a moment; `nil` if there is none.
    package static func secrets(
        merchantID: Identifier, at now: Instant, in transaction: any Transaction
    ) throws -> WebhookSecrets? {
        try querySecrets(merchantID: merchantID, at: now, in: transaction).first()
    }

    /// Queries the secrets of a merchant that are valid at a moment.
    package static func querySecrets(
        merchantID: Identifier, at now: Instant, in transaction: any Transaction
    ) throws -> PendingRows<WebhookSecrets> {
        try transaction.query(
            "SELECT secret, former_secret, former_until FROM webhook_secrets WHERE merchant_id = $1",
            [.integer(merchantID.value)]
        ) { row in
            let counts = try row.optionalInteger(2).map { $0 > now.milliseconds } ?? false
            return try WebhookSecrets(current: row.text(0), previous: counts ? row.optionalText(1) : nil)
        }
    }

    /// Sets a new secret; the current one stays valid until a moment.
    package static func rotate(
        to secret: String, merchantID: Identifier, formerUntil moment: Instant, in transaction: any Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO webhook_secrets (merchant_id, secret)
            VALUES ($1, $2)
            ON CONFLICT (merchant_id) DO UPDATE
            SET secret = excluded.secret, former_secret = webhook_secrets.secret, former_until = $3
            """, [.integer(merchantID.value), .text(secret), .integer(moment.milliseconds)])
    }
}
