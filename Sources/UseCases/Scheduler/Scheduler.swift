package import Domain
import Storage

/// What the platform does by itself as time passes. Every process runs one; each piece of work is claimed in the
/// transaction that does it, so that a process that dies leaves it to the others at once.
package struct Scheduler: Sendable {
    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Real time between two looks at what is due.
    private static let pollInterval = Duration.seconds(1)
    /// Looks between two rounds of forgetting.
    private static let pollsPerPurge = 30
    /// Leaves the store to the requests between two batches.
    private static let batchDelay = Duration.milliseconds(20)

    /// What one round did, by count.
    package struct Round: Hashable, Sendable {
        /// How many orders came to each step, by its name, and how many of the other things happened, by their kinds.
        package var steps: [String: Int]
        package var expiredSessions: Int
        /// Rows that were forgotten, by what they were.
        package var forgotten: [String: Int]

        package init(steps: [String: Int] = [:], expiredSessions: Int = 0, forgotten: [String: Int] = [:]) {
            self.steps = steps
            self.expiredSessions = expiredSessions
            self.forgotten = forgotten
        }

        package var isEmpty: Bool { steps.isEmpty && expiredSessions == 0 && forgotten.isEmpty }
    }

    /// Works until its task is cancelled.
    /// - Parameters:
    ///   - report: told of what went wrong; the work is tried again later.
    ///   - done: told of every round that did something.
    package func run(onError: @Sendable (any Error) -> Void, done: @Sendable (Round) -> Void = { _ in }) async {
        var look = 0
        while !Task.isCancelled {
            var round = Round()
            if look % Self.pollsPerPurge == 0 {
                for matter in PurgeExpired.Kind.allCases {
                    await drain(onError) { try await forget(matter, &round) }
                }
            }
            await drain(onError) { try await doWhatIsDue(onError, &round) }
            if !round.isEmpty { done(round) }
            look += 1
            try? await Task.sleep(for: Self.pollInterval)
        }
    }

    /// - Returns: whether there may be more to do.
    private func forget(_ matter: PurgeExpired.Kind, _ round: inout Round) async throws -> Bool {
        let count = try await PurgeExpired(matter, on: platform)()
        if count > 0 { round.forgotten[matter.name, default: 0] += count }
        return count == PurgeExpired.batch
    }

    /// - Returns: whether there may be more to do.
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

/// An order whose next step cannot be done.
package struct StuckOrderError: Error {
    package let orderID: Identifier
    package let reason: String
}

extension StuckOrderError: CustomStringConvertible {
    package var description: String {
        "Order id \(orderID.value): next step failed (\(reason)). Retry in one hour."
    }
}
