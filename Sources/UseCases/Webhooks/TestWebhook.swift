package import Domain
import Storage

/// Creates a test message for a merchant's webhook, with the format and signatures of any other message, about an order
/// or session that does not exist. It is neither stored nor retried.
package struct TestWebhook: Sendable {
    /// Event name reserved for test messages.
    package static let event = "test"

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Throws: `MerchantNotFound`, `WebhookLog.NoWebhook`
    package func message(for subject: Webhook.Topic, of username: String) async throws -> WebhookMessage {
        let platform = platform
        return try await platform.database.read { transaction in
            let merchant = try MerchantTable.require(username, in: transaction)
            guard let webhook = try WebhookTable.find(subject, merchantID: merchant.id, in: transaction) else {
                throw WebhookLog.NoWebhook()
            }
            let (now, machine) = (try platform.now(in: transaction), platform.systemTime())
            let secrets = try WebhookTable.secrets(merchantID: merchant.id, at: machine, in: transaction)
            return WebhookMessage(
                to: webhook.url,
                body: platform.webhookPayload(of: .test(of: subject, for: merchant, at: now)),
                deliveryID: WebhookMessage.deliveryID(of: platform.identifier(at: now)),
                secrets: webhook.isSigned ? secrets : nil, now: machine)
        }
    }
}

extension WebhookContent {
    fileprivate static func test(of topic: Webhook.Topic, for merchant: Merchant, at now: Instant) -> WebhookContent {
        let (number, invoiceNumber) = ("TEST", "1\(merchant.letterCode.text)TEST")
        let subject: Subject =
            switch topic {
            case .order:
                .order(
                    OrderNumbers(
                        number: number, cleanNumber: number, invoiceNumber: invoiceNumber, workflowNumber: 1,
                        customInvoiceID: nil))
            case .session: Subject(SessionNumbers(number: number, invoiceNumber: invoiceNumber), id: Identifier(0))
            }
        return WebhookContent(event: TestWebhook.event, occurredAt: now, subject: subject)
    }
}
