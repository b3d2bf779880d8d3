package import Domain
import Storage

/// Does what falls due on orders by itself: the next step of a workflow, the end of a hold.
///
/// What falls due earlier is done earlier, over all orders. Each thing is done in the transaction that moves its order
/// on, so a process that dies leaves it either done or due.
package struct DoWhatIsDue: Sendable {
    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Orders in one transaction: requests that come meanwhile wait for it.
    private static let batch = 250

    /// What came of a batch.
    package struct Batch: Sendable {
        /// How many orders were moved on; none when nothing is due, or other processes are at it.
        package var count = 0
        /// The orders that could not be, and why. They are tried again in an hour.
        package var failures: [(orderID: Identifier, error: any Error)] = []
    }

    /// Does one batch.
    package func callAsFunction() async throws -> Batch {
        let platform = platform
        return try await platform.database.write { transaction in
            let now = try platform.now(in: transaction)
            var batch = Batch()
            var collections = Collections()
            // What an order that was moved on waits for may come before what the rest of the batch waits for.
            var nextWake: Instant?
            for (id, wakesAt, order) in try OrderTable.claimDue(at: now, limit: Self.batch, in: transaction) {
                if let nextWake, nextWake < wakesAt { break }
                batch.count += 1
                let change: OrderChange
                do {
                    change = try OrderChange(order.get(), under: &collections, on: platform, in: transaction)
                } catch let error where error is StorageError || error is Refusal {
                    batch.failures.append((id, error))
                    try OrderTable.postpone(id, until: now.adding(hours: 1), in: transaction)
                    continue
                }
                let next = try Self.wake(change, dueAt: wakesAt, now: now, in: transaction)
                if let next { nextWake = min(nextWake ?? next, next) }
            }
            return batch
        }
    }

    /// - Returns: when the order wakes next.
    private static func wake(
        _ change: OrderChange, dueAt moment: Instant, now: Instant, in transaction: any Transaction
    ) throws -> Instant? {
        var change = change
        change.wake(dueAt: moment, now: now)
        try change.write(at: now, in: transaction)
        return change.wakesAt
    }

    /// Whether anything is due, without getting in anybody's way.
    package func isAnythingDue() async throws -> Bool {
        let platform = platform
        return try await platform.database.read { transaction in
            let time = try platform.askTime(in: transaction)
            guard let next = try OrderTable.nextWake(in: transaction) else { return false }
            return next <= (try time.now())
        }
    }
}
