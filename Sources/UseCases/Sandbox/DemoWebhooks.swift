package import Domain
import Storage

/// Registers the webhooks of a sandbox's demo shop at its account.
package struct DemoWebhooks: Sendable {
    /// State of the account's webhooks.
    package struct Status: Hashable, Sendable {
        /// Secret that signs the messages; `nil` when the account has none.
        package let secret: String?
        /// URL of another receiver that the account has registered, which stays unchanged.
        package let otherReceiver: String?
    }

    private let platform: Platform
    private let username: String

    package init(_ platform: Platform, username: String) {
        self.platform = platform
        self.username = username
    }

    /// Registers missing webhooks. A URL of a demo shop on another port is replaced.
    package func callAsFunction(at url: WebhookURL, path: String) async throws -> Status {
        let (platform, username) = (platform, username)
        guard platform.environment == .sandbox else { return Status(secret: nil, otherReceiver: nil) }
        let found = try await platform.database.read { try Account(username, at: platform, in: $0) }
        guard found.needsSetting(to: url, path: path) else { return found.standing(path: path) }
        let secret = platform.newWebhookSecret()
        return try await platform.database.write { transaction in
            let account = try Account(username, at: platform, in: transaction)
            try account.set(to: url, path: path, newSecret: secret, at: platform, in: transaction)
            return try Account(username, at: platform, in: transaction).standing(path: path)
        }
    }

    /// Current webhooks and secret of the account.
    private struct Account: Sendable {
        let merchantID: Identifier?
        let webhooks: [Webhook.Topic: Webhook]
        let secret: String?

        init(_ username: String, at platform: Platform, in transaction: any Transaction) throws {
            let id = try CredentialTable.credentials(username: username, in: transaction).first()?.merchantID
            var webhooks: [Webhook.Topic: Webhook] = [:]
            for subject in Webhook.Topic.allCases {
                webhooks[subject] = try id.flatMap { try WebhookTable.find(subject, merchantID: $0, in: transaction) }
            }
            self.webhooks = webhooks
            merchantID = id
            secret = try id.flatMap {
                try WebhookTable.secrets(merchantID: $0, at: platform.systemTime(), in: transaction)?.current
            }
        }

        func needsSetting(to url: WebhookURL, path: String) -> Bool {
            merchantID != nil
                && Webhook.Topic.allCases.contains { isNotCrossSite($0, path: path) && !isSet($0, to: url) }
        }

        func standing(path: String) -> Status {
            let elsewhere = webhooks.values.map(\.url.text).filter { !$0.hasSuffix(path) }.min()
            return Status(secret: secret, otherReceiver: elsewhere)
        }

        func set(
            to url: WebhookURL, path: String, newSecret: String, at platform: Platform, in transaction: any Transaction
        ) throws {
            guard let merchantID else { return }
            if secret == nil {
                try WebhookTable.rotate(
                    to: newSecret, merchantID: merchantID, formerUntil: platform.systemTime(), in: transaction)
            }
            for subject in Webhook.Topic.allCases where isNotCrossSite(subject, path: path) {
                let webhook = Webhook(topic: subject, url: url, isSigned: true)
                try WebhookTable.set(webhook, merchantID: merchantID, in: transaction)
            }
        }

        private func isNotCrossSite(_ subject: Webhook.Topic, path: String) -> Bool {
            webhooks[subject]?.url.text.hasSuffix(path) ?? true
        }

        private func isSet(_ subject: Webhook.Topic, to url: WebhookURL) -> Bool {
            secret != nil && webhooks[subject] == Webhook(topic: subject, url: url, isSigned: true)
        }
    }
}
