package import Domain
import Storage

/// Delivers the messages of the outbox to their webhooks.
///
/// A round reads the due messages for which there is a slot. One transaction then stores the results of earlier
/// deliveries and claims the new ones. Each delivery creates its payload and signatures. A claim expires: when the
/// process dies, another one sends the message again, under the same delivery id.
package actor DeliverWebhooks {
    /// Sends one message for `ownerID`, the merchant's partner or the merchant itself. Returns the attempt; `nil` when
    /// it was cancelled.
    package typealias Send = @Sendable (_ message: WebhookMessage, _ ownerID: Identifier) async -> DeliveryAttempt?

    private struct FinishedAttempt: Sendable {
        let message: OutboxTable.OutboxMessage
        let attempt: DeliveryAttempt
    }

    private let platform: Platform
    private let send: Send
    private var slots = DeliverySlots()
    private var finished: [FinishedAttempt] = []
    private var counts = Counts()
    private var countedAt = Duration.zero
    /// Merchant after which the next plan begins.
    private var cursor = Identifier(0)

    package init(_ platform: Platform, send: @escaping Send) {
        self.platform = platform
        self.send = send
    }

    /// Real time between two polls while no delivery is in progress.
    private static let pollInterval = Duration.milliseconds(200)
    /// Delay that lets a burst of results share one transaction.
    private static let batchDelay = Duration.milliseconds(5)
    /// Duration of a claim in milliseconds, longer than a delivery may take.
    private static let leaseMilliseconds: Int64 = 2 * DeliverySchedule.timeoutSeconds * 1_000

    /// Numbers of deliveries by result.
    package struct Counts: Hashable, Sendable {
        package var delivered = 0
        /// Rejected or failed; to be retried.
        package var failed = 0
        /// Rejected or failed, without another retry.
        package var abandoned = 0

        package var isEmpty: Bool { self == Counts() }
    }

    /// Interval between two reports during a burst.
    private static let countInterval = Duration.seconds(1)

    /// Delivers until its task is cancelled, and then stores the remaining results.
    /// - Parameters:
    ///   - onError: called with each error; the work is retried.
    ///   - sent: called with the counts at the end of a burst, and once a second during one.
    package func run(
        onError: @Sendable (any Error) -> Void, sent: @Sendable (Counts) -> Void = { _ in }
    ) async {
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled {
                do {
                    let round = try await runBatch(onError: onError)
                    for delivery in round.deliveries { group.addTask { await self.deliver(delivery) } }
                    reportCounts(to: sent, isBurst: round.isFollowedAtOnce)
                    try? await Task.sleep(
                        for: round.isFollowedAtOnce || !finished.isEmpty ? Self.batchDelay : Self.pollInterval)
                } catch {
                    onError(error)
                    try? await Task.sleep(for: .seconds(1))
                }
            }
            group.cancelAll()
        }
        do {
            try await record(finished)
        } catch {
            onError(error)
        }
        reportCounts(to: sent, isBurst: false)
    }

    private func reportCounts(to sent: (Counts) -> Void, isBurst: Bool) {
        let now = platform.uptime()
        guard !counts.isEmpty, !isBurst || now - countedAt >= Self.countInterval else { return }
        sent(counts)
        counts = Counts()
        countedAt = now
    }

    private func count(_ results: [FinishedAttempt]) {
        for result in results {
            if result.attempt.isSuccess {
                counts.delivered += 1
            } else if DeliverySchedule.nextAttempt(
                after: result.message.attemptCount + 1, failedAt: result.attempt.startedAt) == nil
            {
                counts.abandoned += 1
            } else {
                counts.failed += 1
            }
        }
    }

    /// Not isolated to the actor: payloads are created and signed on all cores.
    private nonisolated func deliver(_ delivery: DeliveryPlan.Delivery) async {
        let message = delivery.webhookMessage(at: platform.systemTime(), on: platform)
        let attempt = await send(message, delivery.route.ownerID)
        await finish(delivery, attempt)
    }

    private func finish(_ delivery: DeliveryPlan.Delivery, _ attempt: DeliveryAttempt?) {
        slots.release(delivery.route)
        if let attempt { finished.append(FinishedAttempt(message: delivery.message, attempt: attempt)) }
    }

    private struct Round {
        var deliveries: [DeliveryPlan.Delivery] = []
        /// True when more messages may be due already, after stored results or after the end of the plan.
        var isFollowedAtOnce = false
    }

    /// Stores the results and claims messages for the free slots.
    private func runBatch(onError: @Sendable (any Error) -> Void) async throws -> Round {
        let results = finished
        finished = []
        do {
            let plan = try await plan()
            if plan?.hasUnreadableWebhook == true { onError(StorageError.unreadableRow("webhooks.url")) }
            let deliveries = try await store(results, claiming: plan)
            count(results)
            for delivery in deliveries { slots.add(delivery.route) }
            if let plan { cursor = plan.cursor }
            return Round(
                deliveries: deliveries,
                isFollowedAtOnce: !results.isEmpty || !deliveries.isEmpty || plan?.isPartial == true)
        } catch {
            finished = results + finished
            throw error
        }
    }

    private func plan() async throws -> DeliveryPlan? {
        let (slots, cursor, now) = (slots, cursor, platform.systemTime())
        guard slots.free > 0 else { return nil }
        return try await platform.database.read {
            try DeliveryPlan(slots: slots, after: cursor, at: now, in: $0)
        }
    }

    /// - Returns: the deliveries claimed by this process.
    private func store(_ results: [FinishedAttempt], claiming plan: DeliveryPlan?) async throws -> [DeliveryPlan
        .Delivery]
    {
        let deliveries = plan?.deliveries ?? []
        let undeliverable = plan?.undeliverable ?? []
        guard !results.isEmpty || !deliveries.isEmpty || !undeliverable.isEmpty else { return [] }
        let platform = platform
        let claimed = try await platform.database.write { transaction in
            try Self.record(results, on: platform, in: transaction)
            for id in undeliverable { try OutboxTable.abandon(id, in: transaction) }
            let until = Instant(milliseconds: platform.systemTime().milliseconds + Self.leaseMilliseconds)
            return try OutboxTable.claim(deliveries.map(\.message), until: until, in: transaction).map(\.id)
        }
        let ids = Set(claimed)
        return deliveries.filter { ids.contains($0.message.id) }
    }

    private func record(_ results: [FinishedAttempt]) async throws {
        guard !results.isEmpty else { return }
        let platform = platform
        try await platform.database.write { try Self.record(results, on: platform, in: $0) }
        count(results)
    }

    private static func record(
        _ results: [FinishedAttempt], on platform: Platform, in transaction: any Transaction
    ) throws {
        for result in results {
            let now = platform.systemTime()
            let next =
                result.attempt.isSuccess
                ? nil : DeliverySchedule.nextAttempt(after: result.message.attemptCount + 1, failedAt: now)
            try OutboxTable.recordAttempt(
                result.message, for: result.attempt, id: platform.identifier(at: now), nextAttemptAt: next,
                in: transaction)
        }
    }
}
