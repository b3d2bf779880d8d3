package import Domain
package import Storage

/// What merchants were told, and how it went.
package struct WebhookLog: Sendable {
    /// There is no such message.
    package struct UnknownMessage: Error {}
    /// The merchant has no webhook to send it to.
    package struct NoWebhook: Error {}

    package struct Entry: Sendable {
        package let message: OutboxTable.Message
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
    /// - Throws: `UnknownMerchant`
    package func latest(of username: String, limit: Int) async throws -> [Entry] {
        try await read { platform, transaction in
            let merchant = try MerchantTable.known(username, in: transaction)
            return try OutboxTable.latest(ofMerchant: merchant.id, limit: limit, in: transaction)
                .map { try Self.entry($0, on: platform, in: transaction) }
        }
    }

    /// A merchant's messages behind one, oldest first.
    /// - Throws: `UnknownMerchant`
    package func messages(of username: String, after id: Identifier, limit: Int) async throws -> [Entry] {
        try await read { platform, transaction in
            let merchant = try MerchantTable.known(username, in: transaction)
            return try OutboxTable.page(ofMerchant: merchant.id, after: id, limit: limit, in: transaction)
                .map { try Self.entry($0, on: platform, in: transaction) }
        }
    }

    /// One message, and how it was sent each time.
    /// - Throws: `UnknownMessage`
    package func show(_ id: Identifier) async throws -> (entry: Entry, attempts: [DeliveryAttempt]) {
        try await read { platform, transaction in
            guard let message = try OutboxTable.find(id, in: transaction) else { throw UnknownMessage() }
            return (
                try Self.entry(message, on: platform, in: transaction),
                try OutboxTable.attempts(of: id, in: transaction)
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
            try OutboxTable.replay(id, at: platform.machineTime(), in: transaction)
        }
    }

    /// The message that would be sent to an address now; signed when the merchant has a secret.
    /// - Throws: `UnknownMerchant`
    package func content(of entry: Entry, to url: WebhookURL, for username: String) async throws -> WebhookMessage {
        try await read { platform, transaction in
            let merchant = try MerchantTable.known(username, in: transaction)
            let now = platform.machineTime()
            let secrets = try WebhookTable.secrets(merchantID: merchant.id, at: now, in: transaction)
            return WebhookMessage(
                to: url, body: entry.payload ?? "{}", deliveryID: entry.deliveryID, secrets: secrets, now: now)
        }
    }

    /// What is behind everything that was told up to a moment of the machine's clock.
    package func position(before hours: Int64) -> Identifier {
        IdentifierSequence.lowest(at: platform.machineTime().adding(hours: -hours))
    }

    private func read<Result: Sendable>(
        _ body: @escaping @Sendable (Platform, any Transaction) throws -> Result
    ) async throws -> Result {
        let platform = platform
        return try await platform.database.read { try body(platform, $0) }
    }

    private static func entry(
        _ message: OutboxTable.Message, on platform: Platform, in transaction: any Transaction
    ) throws -> Entry {
        Entry(message: message, payload: try WebhookPayload.text(of: message, in: platform.dutchTime, transaction))
    }
}
