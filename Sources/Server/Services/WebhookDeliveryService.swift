import Logging
import ServiceLifecycle
import UseCases

/// Delivers webhook messages to merchants until the process shuts down.
struct WebhookDeliveryService: Service {
    let platform: Platform
    let logger: Logger

    func run() async throws {
        let sender = WebhookSender(environment: platform.environment)
        let delivery = DeliverWebhooks(platform) { await sender.send($0, for: $1) }
        await cancelWhenGracefulShutdown {
            await delivery.run { error in
                logger.error("webhook delivery failed, retrying", metadata: ["error": "\(error)"])
            } sent: { counts in
                logger.info(
                    "webhooks sent",
                    metadata: [
                        "delivered": "\(counts.delivered)", "failed": "\(counts.failed)",
                        "given_up": "\(counts.abandoned)",
                    ])
            }
        }
        await sender.close()
    }
}
