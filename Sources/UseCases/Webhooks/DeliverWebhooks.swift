package import Domain
import Storage
import Synchronization

/// Sends what is in the outbox to the webhooks it is for.
///
/// A round is one transaction that writes down what came of earlier messages and takes new ones, so many of each
/// merchant that one slow receiver keeps nobody else waiting. What is taken is lent for a while: should the process
/// die, another one sends it again, under the same delivery id.
package actor DeliverWebhooks {
    /// Sends one message and says what came of it; nothing when it was given up in the middle.
    package typealias Send = @Sendable (WebhookMessage) async -> DeliveryAttempt?

    private struct Finished: Sendable {
        let message: OutboxTable.Message
        let attempt: DeliveryAttempt
    }

    private struct Taken: Sendable {
        let message: OutboxTable.Message
        let content: WebhookMessage
    }

    private let platform: Platform
    private let send: Send
    private var underWay: [Identifier: Int] = [:]
    private var finished: [Finished] = []

    package init(_ platform: Platform, send: @escaping Send) {
        self.platform = platform
        self.send = send
    }

    /// Messages to one merchant at the same time, and to all.
    private static let mostOfOne = 32
    private static let mostOfAll = 512
    /// Real time between two looks when nothing is under way.
    private static let interval = Duration.milliseconds(200)
    /// So that a burst of answers shares one transaction.
    private static let breath = Duration.milliseconds(5)
    /// Longer than a receiver may take, in milliseconds.
    private static let lease: Int64 = 2 * DeliverySchedule.patience * 1_000

    /// Works until its task is cancelled, and then writes down what has come back.
    /// - Parameter report: told of what went wrong; it is tried again.
    package func run(report: @Sendable (any Error) -> Void) async {
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled {
                do {
                    let taken = try await round()
                    for one in taken { group.addTask { await self.deliver(one) } }
                    try? await Task.sleep(for: taken.isEmpty && finished.isEmpty ? Self.interval : Self.breath)
                } catch {
                    report(error)
                    try? await Task.sleep(for: .seconds(1))
                }
            }
            group.cancelAll()
        }
        do {
            try await record(finished)
        } catch {
            report(error)
        }
    }

    private func deliver(_ taken: Taken) async {
        if let attempt = await send(taken.content) {
            finished.append(Finished(message: taken.message, attempt: attempt))
        }
        underWay[taken.message.merchantID, default: 1] -= 1
        if underWay[taken.message.merchantID] == 0 { underWay[taken.message.merchantID] = nil }
    }

    /// Writes down what came back, and takes what there is room for.
    private func round() async throws -> [Taken] {
        let results = finished
        finished = []
        do {
            if !results.isEmpty { try await record(results) }
        } catch {
            finished = results + finished
            throw error
        }
        let busy = underWay
        let room = Self.mostOfAll - busy.values.reduce(0, +)
        guard room > 0 else { return [] }
        let platform = platform
        guard try await platform.database.read({ try !OutboxTable.merchantsWaiting(in: $0).isEmpty }) else { return [] }
        let taken = try await platform.database.write { transaction in
            try Self.take(upTo: room, beside: busy, on: platform, in: transaction)
        }
        for one in taken { underWay[one.message.merchantID, default: 0] += 1 }
        return taken
    }

    private func record(_ results: [Finished]) async throws {
        let platform = platform
        try await platform.database.write { transaction in
            for result in results {
                let now = platform.machineTime()
                let next =
                    result.attempt.isSuccess
                    ? nil : DeliverySchedule.nextAttempt(after: result.message.attempts + 1, failedAt: now)
                try OutboxTable.finish(
                    result.message, with: result.attempt, id: platform.identifier(at: now), next: next,
                    in: transaction)
            }
        }
    }

    private static func take(
        upTo room: Int, beside busy: [Identifier: Int], on platform: Platform, in transaction: any Transaction
    ) throws -> [Taken] {
        let now = platform.machineTime()
        let until = Instant(milliseconds: now.milliseconds + lease)
        var taken: [Taken] = []
        for merchant in try OutboxTable.merchantsWaiting(in: transaction) {
            let limit = min(mostOfOne - busy[merchant, default: 0], room - taken.count)
            guard limit > 0 else { continue }
            let messages = try OutboxTable.claim(
                ofMerchant: merchant, at: now, until: until, limit: limit, in: transaction)
            guard !messages.isEmpty else { continue }
            let secrets = try WebhookTable.secrets(merchantID: merchant, at: now, in: transaction)
            for message in messages {
                let webhook = try WebhookTable.find(message.subject.kind, merchantID: merchant, in: transaction)
                guard let webhook,
                    let body = try WebhookPayload.text(of: message, in: platform.dutchTime, transaction)
                else {
                    try OutboxTable.giveUp(message.id, in: transaction)
                    continue
                }
                let content = WebhookMessage(
                    to: webhook.url, body: body, deliveryID: WebhookMessage.deliveryID(of: message.id),
                    secrets: webhook.isSigned ? secrets : nil, now: now)
                taken.append(Taken(message: message, content: content))
            }
        }
        return taken
    }
}
