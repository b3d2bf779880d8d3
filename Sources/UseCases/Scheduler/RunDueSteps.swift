package import Domain
import Storage

/// Does what falls due by itself: the next step of an order's workflow, the end of a hold, the expiry of a session.
///
/// What falls due earlier is done earlier, over all orders and sessions. Each thing is done in the transaction that
/// moves its order or session on, so a process that dies leaves it either done or due.
package struct RunDueSteps: Sendable {
    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Orders, and sessions, in one transaction: requests that come meanwhile wait for it.
    private static let batchSize = 250

    /// What came of a batch.
    package struct Batch: Sendable {
        /// How many orders and sessions were moved on; none when nothing is due, or other processes are at it.
        package var count = 0
        /// The orders that could not be, and why. They are tried again in an hour.
        package var failures: [(orderID: Identifier, error: any Error)] = []
        /// How many orders came to each step, by its name, and how many of the other things happened, by their kinds.
        package var steps: [String: Int] = [:]
        package var expiredSessions = 0
    }

    /// Does one batch.
    package func callAsFunction() async throws -> Batch {
        let platform = platform
        return try await platform.database.write { transaction in
            let now = try platform.now(in: transaction)
            var batch = Batch()
            var collections = CollectionPlans()
            // What an order that was moved on waits for may come before what the rest of the batch waits for.
            var nextWake: Instant?
            for matter in try Self.due(at: now, in: transaction) {
                if let nextWake, nextWake < matter.moment { break }
                batch.count += 1
                guard case .order(let id, let wakesAt, let order) = matter else {
                    try matter.endSession(at: now, on: platform, in: transaction)
                    batch.expiredSessions += 1
                    continue
                }
                var change: OrderUpdate
                do {
                    change = try OrderUpdate(order.get(), under: &collections, on: platform, in: transaction)
                    // Nothing is written before this has succeeded.
                    try change.runNextAction(dueAt: wakesAt, now: now)
                } catch let error where error is StorageError || error is InvariantViolation {
                    batch.failures.append((id, error))
                    try OrderTable.deferNextAction(id, until: now.adding(hours: 1), in: transaction)
                    continue
                }
                try change.save(at: now, in: transaction)
                for event in change.events { batch.steps[event.countedName, default: 0] += 1 }
                if let next = change.nextActionAt { nextWake = min(nextWake ?? next, next) }
            }
            return batch
        }
    }

    /// What falls due, the earliest first.
    private static func due(at now: Instant, in transaction: any Transaction) throws -> [DueItem] {
        let orders = try OrderTable.claimDue(at: now, limit: batchSize, in: transaction).map(DueItem.order)
        let sessions = try SessionTable.claimExpired(at: now, limit: batchSize, in: transaction).map(DueItem.session)
        // Where one of the two lists is full, what comes behind its end is not known yet.
        let horizon = [orders, sessions].filter { $0.count == batchSize }.compactMap(\.last?.moment).min() ?? now
        return (orders + sessions).filter { $0.moment <= horizon }.sorted { $0.moment < $1.moment }
    }

    /// Something that has fallen due.
    private enum DueItem {
        case order(id: Identifier, nextActionAt: Instant, order: Result<OrderRow, any Error>)
        case session(SessionRow)

        var moment: Instant {
            switch self {
            case .order(_, let wakesAt, _): wakesAt
            case .session(let row): row.session.expiresAt
            }
        }

        func endSession(at now: Instant, on platform: Platform, in transaction: any Transaction) throws {
            guard case .session(let row) = self else { return }
            try SessionUpdate(row, at: now).write(at: now, on: platform, in: transaction)
        }
    }

    /// Whether anything is due, without getting in anybody's way.
    package func isAnythingDue() async throws -> Bool {
        let platform = platform
        return try await platform.database.read { transaction in
            let time = try platform.queryTime(in: transaction)
            let moments = [
                try OrderTable.earliestNextAction(in: transaction), try SessionTable.nextExpiry(in: transaction),
            ]
            guard let next = moments.compactMap({ $0 }).min() else { return false }
            return next <= (try time.now())
        }
    }
}

extension OrderEvent {
    /// `Invoice` for a step that was done, `collection_costs_charged` for anything else.
    fileprivate var countedName: String { payload.stepName ?? kind.rawValue }
}
