package import Domain
import Storage

/// Runs the platform's periodic work. Every process has a scheduler; the transaction that does a piece of work claims
/// it, so that other processes take over immediately when one dies.
package struct Scheduler: Sendable {
    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Real time between two polls for due actions.
    private static let pollInterval = Duration.seconds(1)
    /// Polls between two purges.
    private static let pollsPerPurge = 30
    /// Delay between two batches, for concurrent requests.
    private static let batchDelay = Duration.milliseconds(20)

    /// Counts of one round.
    package struct Round: Hashable, Sendable {
        /// Number of orders by step name, and of other events by kind.
        package var steps: [String: Int]
        package var expiredSessions: Int
        /// Number of purged rows by kind.
        package var purged: [String: Int]

        package init(steps: [String: Int] = [:], expiredSessions: Int = 0, purged: [String: Int] = [:]) {
            self.steps = steps
            self.expiredSessions = expiredSessions
            self.purged = purged
        }

        package var isEmpty: Bool { steps.isEmpty && expiredSessions == 0 && purged.isEmpty }
    }

    /// Runs until its task is cancelled.
    /// - Parameters:
    ///   - onError: called with each error; the work is retried later.
    ///   - done: called after every round that did work.
    package func run(onError: @Sendable (any Error) -> Void, done: @Sendable (Round) -> Void = { _ in }) async {
        var poll = 0
        while !Task.isCancelled {
            var round = Round()
            if poll % Self.pollsPerPurge == 0 {
                for kind in PurgeExpired.Kind.allCases {
                    await drain(onError) { try await purge(kind, &round) }
                }
            }
            await drain(onError) { try await doWhatIsDue(onError, &round) }
            if !round.isEmpty { done(round) }
            poll += 1
            try? await Task.sleep(for: Self.pollInterval)
        }
    }

    /// - Returns: true when there may be more rows to purge.
    private func purge(_ kind: PurgeExpired.Kind, _ round: inout Round) async throws -> Bool {
        let count = try await PurgeExpired(kind, on: platform)()
        if count > 0 { round.purged[kind.name, default: 0] += count }
        return count == PurgeExpired.batch
    }

    /// - Returns: true when more actions may be due.
    private func doWhatIsDue(_ report: (any Error) -> Void, _ round: inout Round) async throws -> Bool {
        let due = RunDueSteps(platform)
        guard try await due.isAnythingDue() else { return false }
        let batch = try await due()
        for failure in batch.failures { report(StuckOrderError(orderID: failure.orderID, reason: "\(failure.error)")) }
        round.steps.merge(batch.steps, uniquingKeysWith: +)
        round.expiredSessions += batch.expiredSessions
        return batch.count > 0
    }

    private func drain(_ report: (any Error) -> Void, onError work: () async throws -> Bool) async {
        do {
            while !Task.isCancelled, try await work() {
                try? await Task.sleep(for: Self.batchDelay)
            }
        } catch {
            report(error)
        }
    }
}

/// An order whose next step fails.
package struct StuckOrderError: Error {
    package let orderID: Identifier
    package let reason: String
}

extension StuckOrderError: CustomStringConvertible {
    package var description: String {
        "Order id \(orderID.value): next step failed (\(reason)). Retry in one hour."
    }
}
