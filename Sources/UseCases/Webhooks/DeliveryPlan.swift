import Domain
import Storage

/// Next deliveries, read in one transaction before the one that claims them.
struct DeliveryPlan: Sendable {
    /// A message with the data needed to send it.
    struct Delivery: Sendable {
        let message: OutboxTable.OutboxMessage
        let webhook: Webhook
        let content: WebhookContent
        /// Signing secrets; `nil` for a message without signature.
        let secrets: WebhookSecrets?
        let route: DeliverySlots.Route

        func webhookMessage(at now: Instant, on platform: Platform) -> WebhookMessage {
            WebhookMessage(
                to: webhook.url, body: platform.webhookPayload(of: content),
                deliveryID: WebhookMessage.deliveryID(of: message.id), secrets: secrets, now: now)
        }
    }

    private(set) var deliveries: [Delivery] = []
    /// Messages whose webhook, order or session no longer exists.
    private(set) var undeliverable: [Identifier] = []
    private(set) var hasUnreadableWebhook = false
    /// Merchant after which the next plan begins, so that all merchants get their turn.
    private(set) var cursor: Identifier
    /// True when the plan may not include all merchants with due messages.
    private(set) var isPartial = false

    private let now: Instant
    private var slots: DeliverySlots

    /// Merchants per page, and pages per plan: they bound the work, however many merchants have due messages.
    private static let pageSize = 64
    private static let maxPages = 4

    /// - Parameters:
    ///   - slots: deliveries in progress.
    ///   - cursor: cursor of the previous plan.
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

    /// Pending queries of one merchant, made before the first result is read.
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

    /// Chooses the messages of a merchant for which there is a slot.
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
