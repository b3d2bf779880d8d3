package import Domain
package import Storage

/// What merchants were told, and how it went.
package struct WebhookLog: Sendable {
    /// There is no such message.
    package struct UnknownMessage: Error {}
    /// The merchant has no webhook to send it to.
    package struct NoWebhook: Error {}

    package struct Entry: Sendable {
        package let message: OutboxTable.OutboxMessage
        /// Of the order or session it tells of; nothing when that is no longer there.
        package let number: String?
        /// When it is sent next, by the platform's clock as everything here; none when it was, or is not to be.
        package let nextAttemptAt: Instant?
        /// What HTTP status the receiver answered last.
        package let lastStatus: Int?
        /// As it is, or would be, sent; nothing when what it tells of is no longer there.
        package let payload: String?

        /// What it is known by to its receiver.
        package var deliveryID: String { WebhookMessage.deliveryID(of: message.id) }
    }

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// A merchant's latest messages, newest first.
    /// - Throws: `MerchantNotFound`
    package func latest(of username: String, limit: Int) async throws -> [Entry] {
        try await read { platform, transaction in
            let merchant = try MerchantTable.require(username, in: transaction)
            return try OutboxTable.latest(ofMerchant: merchant.id, limit: limit, in: transaction)
                .map { try Self.entry($0, on: platform, in: transaction) }
        }
    }

    /// A merchant's messages behind one, oldest first.
    /// - Throws: `MerchantNotFound`
    package func messages(of username: String, after id: Identifier, limit: Int) async throws -> [Entry] {
        try await read { platform, transaction in
            let merchant = try MerchantTable.require(username, in: transaction)
            return try OutboxTable.page(ofMerchant: merchant.id, after: id, limit: limit, in: transaction)
                .map { try Self.entry($0, on: platform, in: transaction) }
        }
    }

    /// One message, and how it was sent each time, by the platform's clock.
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

    /// Sends a message anew, with the delivery id it has.
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

    /// The message that would be sent to an address now; signed when the merchant has a secret.
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

    /// What is behind everything that was told up to a moment of the machine's clock.
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

    /// Milliseconds that a sandbox's clock is ahead of the machine's.
    private static func offset(of platform: Platform, in transaction: any Transaction) throws -> Int64 {
        let time = try platform.queryTime(in: transaction)
        return try time.now().milliseconds - time.system.milliseconds
    }

    /// Attempts are stored by the machine's clock, and the sandbox's may have been moved since: it was ahead by as much
    /// as the message is older than its first attempt, which follows it at once.
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
