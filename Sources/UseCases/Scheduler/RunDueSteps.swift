package import Domain
import Storage

/// Runs due actions: the next step of an order's workflow, the end of a hold, the expiry of a session.
///
/// Actions run in the order of their due times, across orders and sessions. Each one runs in the transaction that
/// advances its order or session, so that after a crash it is either done or still due.
package struct RunDueSteps: Sendable {
    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Maximum number of orders, and of sessions, in a transaction, which blocks concurrent requests.
    private static let batchSize = 250

    /// Result of a batch.
    package struct Batch: Sendable {
        /// Number of orders and sessions advanced; 0 when nothing is due or other processes have claimed it.
        package var count = 0
        /// Orders that could not be advanced, with the error. They are retried after an hour.
        package var failures: [(orderID: Identifier, error: any Error)] = []
        /// Number of orders by step name, and of other events by kind.
        package var steps: [String: Int] = [:]
        package var expiredSessions = 0
    }

    /// Runs one batch.
    package func callAsFunction() async throws -> Batch {
        let platform = platform
        return try await platform.database.write { transaction in
            let now = try platform.now(in: transaction)
            var batch = Batch()
            var collections = CollectionPlans()
            // The next action of an advanced order may be due before the rest of the batch.
            var nextWake: Instant?
            for item in try Self.due(at: now, in: transaction) {
                if let nextWake, nextWake < item.moment { break }
                batch.count += 1
                guard case .order(let id, let wakesAt, let order) = item else {
                    try item.endSession(at: now, on: platform, in: transaction)
                    batch.expiredSessions += 1
                    continue
                }
                var change: OrderUpdate
                do {
                    change = try OrderUpdate(order.get(), under: &collections, on: platform, in: transaction)
                    // Nothing is written before this succeeds.
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

    /// Due actions, earliest first.
    private static func due(at now: Instant, in transaction: any Transaction) throws -> [DueItem] {
        let orders = try OrderTable.claimDue(at: now, limit: batchSize, in: transaction).map(DueItem.order)
        let sessions = try SessionTable.claimExpired(at: now, limit: batchSize, in: transaction).map(DueItem.session)
        // When a list is full, due times after its last one are unknown.
        let horizon = [orders, sessions].filter { $0.count == batchSize }.compactMap(\.last?.moment).min() ?? now
        return (orders + sessions).filter { $0.moment <= horizon }.sorted { $0.moment < $1.moment }
    }

    /// A due order or session.
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

    /// True when an action is due. Takes no locks.
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
    /// `Invoice` for a completed step, `collection_costs_charged` for other events.
    fileprivate var countedName: String { payload.stepName ?? kind.rawValue }
}
