import Domain
import Storage

/// Change of a session within a transaction: the row as read, the commands handled since, and the webhooks to its
/// merchant.
struct SessionUpdate {
    /// Row as read.
    let row: SessionRow
    private(set) var session: CheckoutSession
    private var effects: [CheckoutSession.Effect] = []

    /// Session at the current time, expired when its time has passed.
    init(_ row: SessionRow, at now: Instant) {
        self.row = row
        session = row.session
        effects = session.expire(at: now)
    }

    mutating func handle(_ command: CheckoutSession.Command, at now: Instant) {
        effects += session.handle(command, at: now)
    }

    /// - Parameter now: time from which the ids of new rows are generated.
    func write(at now: Instant, on platform: Platform, in transaction: any Transaction) throws {
        guard session != row.session else { return }
        try SessionTable.update(row.id, to: session, in: transaction)
        try effects.write(of: row.id, from: row.merchantID, at: now, on: platform, in: transaction)
    }
}

extension [CheckoutSession.Effect] {
    /// Enqueues the webhooks to a session's merchant.
    func write(
        of id: Identifier, from merchantID: Identifier, at now: Instant, on platform: Platform,
        in transaction: any Transaction
    ) throws {
        for case .notify(let status, let moment) in self {
            try OutboxTable.insert(
                status.rawValue, of: .session(id), id: platform.identifier(at: now), merchantID: merchantID,
                at: moment, attemptAt: platform.systemTime(), in: transaction)
        }
    }
}
