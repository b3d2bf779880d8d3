package import Domain
package import Storage

/// Sets the URL of a merchant's webhook for orders or sessions.
package struct SetWebhook: MerchantUseCase {
    /// Topic and URL of the webhook.
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

    /// Request with its checked URL.
    package struct Prepared: Sendable {
        let request: Request
        /// URL; `nil` when its host is forbidden.
        let url: WebhookURL?
    }

    package let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Checks the URL: in production only https to the Internet, in a sandbox also http to the local machine and its
    /// network. A name is resolved now and again at each delivery.
    package func prepare(_ request: Request) async throws -> Prepared {
        guard let url = request.url.value else { return Prepared(request: request, url: nil) }
        let receivers = ReceiverResolver(environment: platform.environment, resolver: .shared)
        let isAllowed = await receivers.mayBeAllowed(url, within: Self.lookUpTime)
        return Prepared(request: request, url: isAllowed ? url : nil)
    }

    /// Time limit of the look-up. A name that takes longer is checked at delivery.
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
