import Domain
import Storage

/// The deliveries that begin next: read from the store at once, before the transaction that claims them.
struct DeliveryPlan: Sendable {
    /// A message and everything that is sent with it.
    struct Delivery: Sendable {
        let message: OutboxTable.OutboxMessage
        let webhook: Webhook
        let content: WebhookContent
        /// None for a message that is not signed.
        let secrets: WebhookSecrets?
        let route: DeliverySlots.Route

        func webhookMessage(at now: Instant, on platform: Platform) -> WebhookMessage {
            WebhookMessage(
                to: webhook.url, body: platform.webhookPayload(of: content),
                deliveryID: WebhookMessage.deliveryID(of: message.id), secrets: secrets, now: now)
        }
    }

    private(set) var deliveries: [Delivery] = []
    /// Messages without a webhook, or about something that is no longer there.
    private(set) var undeliverable: [Identifier] = []
    private(set) var hasUnreadableWebhook = false
    /// The merchant behind which the next plan begins, so that those who wait come round in turn.
    private(set) var cursor: Identifier
    /// Whether merchants may be left that this plan did not come to.
    private(set) var isPartial = false

    private let now: Instant
    private var slots: DeliverySlots

    /// Merchants read at a time, and how often in one plan: its work has a bound however many wait.
    private static let pageSize = 64
    private static let maxPages = 4

    /// - Parameters:
    ///   - slots: what is under way.
    ///   - cursor: of the plan before.
    init(slots: DeliverySlots, after cursor: Identifier, at now: Instant, in transaction: any Transaction) throws {
        self.slots = slots
        self.cursor = cursor
        self.now = now
        try readPages(after: cursor, in: transaction)
    }

    private mutating func readPages(after start: Identifier, in transaction: any Transaction) throws {
        var position = start
        var isRoundTheEnd = start == Identifier(0)
        for _ in 0..<Self.maxPages {
            let page = try OutboxTable.dueMerchants(after: position, at: now, limit: Self.pageSize, in: transaction)
            let merchants = page.prefix { !isRoundTheEnd || start == Identifier(0) || $0.id <= start }
            try add(Array(merchants), in: transaction)
            guard slots.free > 0 else { return }
            if isRoundTheEnd, merchants.count < Self.pageSize { return }
            position = page.last?.id ?? position
            if page.count < Self.pageSize {
                isRoundTheEnd = true
                position = Identifier(0)
            }
        }
        isPartial = true
        cursor = position
    }

    /// Answers of one merchant, asked for before the first of them is looked at.
    private struct Waiting {
        let merchant: OutboxTable.DueMerchant
        let messages: PendingRows<OutboxTable.OutboxMessage>
        let webhooks: PendingRows<Webhook?>
        let secrets: PendingRows<WebhookSecrets>

        var ownerID: Identifier { merchant.partnerID ?? merchant.id }
    }

    private mutating func add(_ merchants: [OutboxTable.DueMerchant], in transaction: any Transaction) throws {
        let waiting = try merchants.compactMap { merchant -> Waiting? in
            let room = slots.available(merchantID: merchant.id, ownerID: merchant.partnerID ?? merchant.id)
            guard room > 0 else { return nil }
            return try Waiting(
                merchant: merchant,
                messages: OutboxTable.queryDue(ofMerchant: merchant.id, at: now, limit: room, in: transaction),
                webhooks: WebhookTable.queryAll(merchantID: merchant.id, in: transaction),
                secrets: WebhookTable.querySecrets(merchantID: merchant.id, at: now, in: transaction))
        }
        var chosen: [Chosen] = []
        for one in waiting where slots.free > 0 {
            let messages = try choose(one, in: transaction)
            if !messages.isEmpty { cursor = one.merchant.id }
            chosen += messages
        }
        for one in chosen {
            guard let content = try one.content() else {
                undeliverable.append(one.message.id)
                slots.release(one.route)
                continue
            }
            deliveries.append(
                Delivery(
                    message: one.message, webhook: one.webhook, content: content, secrets: one.secrets,
                    route: one.route))
        }
    }

    private struct Chosen {
        let message: OutboxTable.OutboxMessage
        let webhook: Webhook
        let secrets: WebhookSecrets?
        let route: DeliverySlots.Route
        let content: () throws -> WebhookContent?
    }

    /// The messages of a merchant for which there is a slot.
    private mutating func choose(_ waiting: Waiting, in transaction: any Transaction) throws -> [Chosen] {
        let messages = try waiting.messages.rows()
        guard !messages.isEmpty else { return [] }
        let webhooks = try waiting.webhooks.rows()
        hasUnreadableWebhook = hasUnreadableWebhook || webhooks.contains(nil)
        let secrets = try waiting.secrets.first()
        return try messages.compactMap { message in
            guard let webhook = webhooks.lazy.compactMap(\.self).first(where: { $0.topic == message.subject.kind })
            else {
                undeliverable.append(message.id)
                return nil
            }
            let route = DeliverySlots.Route(
                merchantID: waiting.merchant.id, ownerID: waiting.ownerID, host: webhook.url.normalizedHost)
            guard slots.acquire(route) else { return nil }
            return try Chosen(
                message: message, webhook: webhook, secrets: webhook.isSigned ? secrets : nil, route: route,
                content: WebhookContent.query(of: message, in: transaction))
        }
    }
}
