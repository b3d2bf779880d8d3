package import Domain

/// The table of what merchants are to be told.
package enum OutboxTable {
    /// What something is told of.
    package enum Subject: Hashable, Sendable {
        case order(Identifier)
        case session(Identifier)

        fileprivate var name: String {
            switch self {
            case .order: "order"
            case .session: "session"
            }
        }

        fileprivate var id: Identifier {
            switch self {
            case .order(let id), .session(let id): id
            }
        }
    }

    /// - Parameter notice: the name under which it is told.
    package static func insert(
        _ notice: String, of subject: Subject, id: Identifier, merchantID: Identifier, at moment: Instant,
        in transaction: any Transaction
    ) throws {
        try transaction.execute(
            "INSERT INTO outbox (id, merchant_id, subject, subject_id, notice, at) VALUES ($1, $2, $3, $4, $5, $6)",
            [
                .integer(id.value), .integer(merchantID.value), .text(subject.name), .integer(subject.id.value),
                .text(notice), .integer(moment.milliseconds),
            ])
    }

    /// What there was to tell of a session, oldest first.
    package static func all(
        sessionID: Identifier, in transaction: any Transaction
    ) throws -> [(notice: CheckoutSession.Status, at: Instant)] {
        try transaction.rows(
            "SELECT notice, at FROM outbox WHERE subject_id = $1 AND subject = 'session' ORDER BY at, id",
            [.integer(sessionID.value)]
        ) { row in
            guard let notice = try CheckoutSession.Status(rawValue: row.text(0)) else {
                throw StorageError.unreadableRow("outbox.notice")
            }
            return try (notice, Instant(milliseconds: row.integer(1)))
        }
    }

    /// How many sessions expired by themselves.
    /// - Parameters:
    ///   - id: of the first notice that may count.
    ///   - moment: after which nothing counts.
    package static func countExpiredSessions(
        from id: Identifier, until moment: Instant, in transaction: any Transaction
    ) throws -> Int {
        try transaction.row(
            "SELECT COUNT(*) FROM outbox WHERE id >= $1 AND notice = 'session_expired' AND at <= $2",
            [.integer(id.value), .integer(moment.milliseconds)]
        ) { try Int($0.integer(0)) } ?? 0
    }

    /// What there was to tell of an order, oldest first.
    package static func all(
        orderID: Identifier, in transaction: any Transaction
    ) throws -> [(notice: OrderNotice, at: Instant)] {
        try transaction.rows(
            "SELECT notice, at FROM outbox WHERE subject_id = $1 AND subject = 'order' ORDER BY at, id",
            [.integer(orderID.value)]
        ) { row in
            guard let notice = try OrderNotice(rawValue: row.text(0)) else {
                throw StorageError.unreadableRow("outbox.notice")
            }
            return try (notice, Instant(milliseconds: row.integer(1)))
        }
    }
}
