package import Domain
package import Storage

/// Disables a merchant's webhook for orders or sessions. Queued messages are dropped too.
package struct DisableWebhook: MerchantUseCase {
    /// Topic of the webhook to disable.
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
