import Domain
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

    /// Does one batch.
    /// - Returns: how many things were done; none when nothing is due, or other processes are at it.
    package func callAsFunction() async throws -> Int {
        let platform = platform
        return try await platform.database.write { transaction in
            let now = try platform.now(in: transaction)
            let due = try OrderTable.claimDue(at: now, limit: Self.batch, in: transaction)
            var collections = Collections()
            var count = 0
            // What an order that was moved on waits for may come before what the rest of the batch waits for.
            var nextWake: Instant?
            for (order, wakesAt) in due {
                if let nextWake, nextWake < wakesAt { break }
                var change = try OrderChange(order, under: &collections, on: platform, in: transaction)
                change.wake(dueAt: wakesAt, now: now)
                try change.write(at: now, in: transaction)
                if let next = change.wakesAt { nextWake = min(nextWake ?? next, next) }
                count += 1
            }
            return count
        }
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
