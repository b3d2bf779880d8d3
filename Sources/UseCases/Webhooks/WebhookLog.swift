package import Domain
package import Storage

/// Reads the outbox with its delivery attempts, and schedules repetitions.
package struct WebhookLog: Sendable {
    /// Error for an unknown message id.
    package struct UnknownMessage: Error {}
    /// Error for a merchant without webhook for the message.
    package struct NoWebhook: Error {}

    /// A message with its delivery state. Times are by the platform's clock.
    package struct Entry: Sendable {
        package let message: OutboxTable.OutboxMessage
        /// Number of the message's order or session; `nil` when it no longer exists.
        package let number: String?
        /// Time of the next attempt; `nil` when there is none.
        package let nextAttemptAt: Instant?
        /// HTTP status of the last attempt.
        package let lastStatus: Int?
        /// Payload; `nil` when the order or session no longer exists.
        package let payload: String?

        /// Id in the receiver's requests.
        package var deliveryID: String { WebhookMessage.deliveryID(of: message.id) }
    }

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Latest messages of a merchant, newest first.
    /// - Throws: `MerchantNotFound`
    package func latest(of username: String, limit: Int) async throws -> [Entry] {
        try await read { platform, transaction in
            let merchant = try MerchantTable.require(username, in: transaction)
            return try OutboxTable.latest(ofMerchant: merchant.id, limit: limit, in: transaction)
                .map { try Self.entry($0, on: platform, in: transaction) }
        }
    }

    /// Messages of a merchant after an id, oldest first.
    /// - Throws: `MerchantNotFound`
    package func messages(of username: String, after id: Identifier, limit: Int) async throws -> [Entry] {
        try await read { platform, transaction in
            let merchant = try MerchantTable.require(username, in: transaction)
            return try OutboxTable.page(ofMerchant: merchant.id, after: id, limit: limit, in: transaction)
                .map { try Self.entry($0, on: platform, in: transaction) }
        }
    }

    /// A message with its attempts, whose times are by the platform's clock.
    /// - Throws: `UnknownMessage`
    package func show(_ id: Identifier) async throws -> (entry: Entry, attempts: [DeliveryAttempt]) {
        try await read { platform, transaction in
            guard let message = try OutboxTable.find(id, in: transaction) else { throw UnknownMessage() }
            return (
                try Self.entry(message, on: platform, in: transaction),
                try Self.attempts(of: message, on: platform, in: transaction)
            )
        }
    }

    /// Schedules a message again, under the same delivery id.
    /// - Throws: `UnknownMessage`, `NoWebhook`
    package func replay(_ id: Identifier) async throws {
        let platform = platform
        try await platform.database.write { transaction in
            guard let message = try OutboxTable.find(id, in: transaction) else { throw UnknownMessage() }
            let webhook = try WebhookTable.find(
                message.subject.kind, merchantID: message.merchantID, in: transaction)
            guard webhook != nil else { throw NoWebhook() }
            try OutboxTable.replay(id, at: platform.systemTime(), in: transaction)
        }
    }

    /// Message for a URL at the current time, signed when the merchant has a secret.
    /// - Throws: `MerchantNotFound`
    package func message(for entry: Entry, to url: WebhookURL, merchant username: String) async throws -> WebhookMessage
    {
        try await read { platform, transaction in
            let merchant = try MerchantTable.require(username, in: transaction)
            let now = platform.systemTime()
            let secrets = try WebhookTable.secrets(merchantID: merchant.id, at: now, in: transaction)
            return WebhookMessage(
                to: url, body: entry.payload ?? "{}", deliveryID: entry.deliveryID, secrets: secrets, now: now)
        }
    }

    /// Cursor at a past moment of the system clock, after the messages that are older.
    package func cursor(hoursAgo hours: Int64) -> Identifier {
        IdentifierGenerator.lowerBound(at: platform.systemTime().adding(hours: -hours))
    }

    private func read<Result: Sendable>(
        _ body: @escaping @Sendable (Platform, any Transaction) throws -> Result
    ) async throws -> Result {
        let platform = platform
        return try await platform.database.read { try body(platform, $0) }
    }

    private static func entry(
        _ message: OutboxTable.OutboxMessage, on platform: Platform, in transaction: any Transaction
    ) throws -> Entry {
        let content = try WebhookContent.query(of: message, in: transaction)()
        let ahead = try offset(of: platform, in: transaction)
        return Entry(
            message: message, number: content?.number,
            nextAttemptAt: message.nextAttemptAt.map { Instant(milliseconds: $0.milliseconds + ahead) },
            lastStatus: try OutboxTable.attempts(of: message.id, in: transaction).last?.status,
            payload: content.map(platform.webhookPayload))
    }

    /// Offset in milliseconds of a sandbox's clock from the system clock.
    private static func offset(of platform: Platform, in transaction: any Transaction) throws -> Int64 {
        let time = try platform.queryTime(in: transaction)
        return try time.now().milliseconds - time.system.milliseconds
    }

    /// Attempts with times by the platform's clock. Attempts are stored by the system clock, and the sandbox's clock
    /// may have moved since. Its offset at that time is the difference between the times of the message and of its
    /// first attempt, which follows immediately.
    private static func attempts(
        of message: OutboxTable.OutboxMessage, on platform: Platform, in transaction: any Transaction
    ) throws -> [DeliveryAttempt] {
        let attempts = try OutboxTable.attempts(of: message.id, in: transaction)
        guard let first = attempts.first else { return [] }
        let written = IdentifierGenerator.moment(of: message.id).milliseconds
        let ahead = min(max(0, written - first.startedAt.milliseconds), try offset(of: platform, in: transaction))
        return attempts.map { attempt in
            DeliveryAttempt(
                startedAt: Instant(milliseconds: attempt.startedAt.milliseconds + ahead),
                durationMilliseconds: attempt.durationMilliseconds,
                status: attempt.status, responseExcerpt: attempt.responseExcerpt)
        }
    }
}
