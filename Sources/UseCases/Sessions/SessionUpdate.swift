import Domain
import Storage

/// A session that is being changed in a transaction: taken out of the store, moved on, and written down again with what
/// its merchant is to be told.
struct SessionUpdate {
    /// As it was found.
    let row: SessionRow
    private(set) var session: CheckoutSession
    private var effects: [CheckoutSession.Effect] = []

    /// The session, with what its time has done to it.
    init(_ row: SessionRow, at now: Instant) {
        self.row = row
        session = row.session
        effects = session.expire(at: now)
    }

    mutating func handle(_ command: CheckoutSession.Command, at now: Instant) {
        effects += session.handle(command, at: now)
    }

    /// - Parameter now: for the numbers of what is written, which follow each other in time.
    func write(at now: Instant, on platform: Platform, in transaction: any Transaction) throws {
        guard session != row.session else { return }
        try SessionTable.update(row.id, to: session, in: transaction)
        try effects.write(of: row.id, from: row.merchantID, at: now, on: platform, in: transaction)
    }
}

extension [CheckoutSession.Effect] {
    /// Writes down what a session's merchant is to be told.
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
