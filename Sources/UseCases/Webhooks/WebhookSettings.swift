package import Domain
package import Storage

/// Makes the secret with which a merchant's webhooks are signed. The one before counts for another day.
package struct GenerateWebhookSecret: MerchantUseCase {
    package struct Prepared: Sendable {
        let caller: Caller
        let secret: String
    }

    package let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    package func prepare(_ request: Caller) async throws -> Prepared {
        Prepared(caller: request, secret: Base64.encode(platform.randomBytes(32)))
    }

    /// - Returns: the secret, which is shown this once.
    /// - Throws: `Refusal`
    package func execute(_ work: Prepared, in transaction: any Transaction) throws -> String {
        let merchant = try work.caller.authenticate(in: transaction)
        try WebhookTable.rotate(
            to: work.secret, merchantID: merchant.merchantID,
            formerUntil: platform.systemTime().adding(hours: WebhookSecrets.overlapHours), in: transaction)
        return work.secret
    }
}

/// Sets where a merchant is told of its orders or sessions.
package struct SetWebhook: MerchantUseCase {
    package struct Request: Sendable {
        let caller: Caller
        let subject: Webhook.Topic
        let url: ParsedField<WebhookURL>
        let isSigned: Bool

        package init(caller: Caller, subject: Webhook.Topic, url: String?, isSigned: Bool) {
            self.caller = caller
            self.subject = subject
            self.url = ParsedField(url, WebhookURL.init)
            self.isSigned = isSigned
        }
    }

    package struct Prepared: Sendable {
        let request: Request
        /// None for an address that nothing may be sent to.
        let url: WebhookURL?
    }

    package let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Judges the address: in production only https to the Internet, in a sandbox also http to the laptop it runs on
    /// and its network. What a name means is looked up now, and again when something is delivered to it.
    package func prepare(_ request: Request) async throws -> Prepared {
        guard let url = request.url.value else { return Prepared(request: request, url: nil) }
        let receivers = ReceiverResolver(environment: platform.environment, resolver: .shared)
        let isAllowed = await receivers.mayBeAllowed(url, within: Self.lookUpTime)
        return Prepared(request: request, url: isAllowed ? url : nil)
    }

    /// A name whose servers take longer is judged when something is delivered to it.
    private static let lookUpTime = Duration.seconds(2)

    /// - Throws: `Refusal`
    package func execute(_ work: Prepared, in transaction: any Transaction) throws {
        let request = work.request
        let merchant = try request.caller.authenticate(in: transaction)
        guard !request.url.isAbsent else { throw Refusal(.missingWebhookURL) }
        guard let url = work.url else { throw Refusal(.invalidWebhookURL) }
        if request.isSigned {
            let now = platform.systemTime()
            guard try WebhookTable.secrets(merchantID: merchant.merchantID, at: now, in: transaction) != nil else {
                throw Refusal(.missingWebhookSecret)
            }
        }
        try WebhookTable.set(
            Webhook(subject: request.subject, url: url, isSigned: request.isSigned), merchantID: merchant.merchantID,
            in: transaction)
    }
}

/// Tells a merchant no more of its orders or sessions, also not what is waiting.
package struct DisableWebhook: MerchantUseCase {
    package struct Request: Sendable {
        let caller: Caller
        let subject: Webhook.Topic

        package init(caller: Caller, subject: Webhook.Topic) {
            self.caller = caller
            self.subject = subject
        }
    }

    package let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Throws: `Refusal`
    package func execute(_ work: Request, in transaction: any Transaction) throws {
        let merchant = try work.caller.authenticate(in: transaction)
        try WebhookTable.delete(work.subject, merchantID: merchant.merchantID, in: transaction)
        try OutboxTable.abandon(work.subject, ofMerchant: merchant.merchantID, in: transaction)
    }
}
