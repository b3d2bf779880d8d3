package import Domain
package import Storage

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
            Webhook(topic: request.subject, url: url, isSigned: request.isSigned), merchantID: merchant.merchantID,
            in: transaction)
    }
}
