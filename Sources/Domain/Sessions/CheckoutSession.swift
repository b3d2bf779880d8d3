/// State machine of a checkout on the hosted page. Pure: takes a command, returns effects.
///
/// A session ends once; later commands change nothing.
package struct CheckoutSession: Hashable, Sendable {
    /// Status of a session, by its name on the wire.
    package enum Status: String, Hashable, Sendable, CaseIterable {
        case active = "session_active"
        case orderCreated = "order_created"
        case cancelled = "cancelled"
        case failed = "failed"
        case expired = "session_expired"
    }

    /// Commands of the customer, the shop and the platform.
    package enum Command: Hashable, Sendable {
        /// The customer has placed an order.
        case complete(orderID: Identifier)
        /// The credit check was negative. The customer may correct the form.
        case refuse
        /// The customer returned to the shop.
        case cancel
        /// The shop created a new session for the same order.
        case supersede
        /// No order can be placed in this session any more.
        case fail
    }

    /// Effects that the use case stores. The new state is read from the session itself.
    package enum Effect: Hashable, Sendable {
        /// Enqueues a webhook event.
        case notify(Status, at: Instant)
    }

    package private(set) var status: Status
    /// Number of negative credit checks.
    package private(set) var refusalCount: Int
    /// Id of the order; `nil` until one is placed.
    package private(set) var orderID: Identifier?
    /// Time at which a session that is still active expires.
    package let expiresAt: Instant

    /// Restores a stored state.
    package init(status: Status, refusalCount: Int, orderID: Identifier?, expiresAt: Instant) {
        self.status = status
        self.refusalCount = refusalCount
        self.orderID = orderID
        self.expiresAt = expiresAt
    }

    package static func start(at now: Instant) -> (session: CheckoutSession, effects: [Effect]) {
        let session = CheckoutSession(
            status: .active, refusalCount: 0, orderID: nil, expiresAt: now.adding(hours: lifetimeHours))
        return (session, [.notify(.active, at: now)])
    }

    /// Applies a command unless the session has ended. An overdue session expires first.
    package mutating func handle(_ command: Command, at now: Instant) -> [Effect] {
        let expiry = expire(at: now)
        guard status == .active else { return expiry }
        switch command {
        case .complete(let id):
            orderID = id
            return end(as: .orderCreated, at: now)
        case .refuse:
            refusalCount += 1
            return refusalCount < Self.maxRefusals ? [] : end(as: .failed, at: now)
        case .cancel, .supersede:
            return end(as: .cancelled, at: now)
        case .fail:
            return end(as: .failed, at: now)
        }
    }

    /// Expires an active session that is overdue, at its expiry time.
    package mutating func expire(at now: Instant) -> [Effect] {
        guard status == .active, now >= expiresAt else { return [] }
        return end(as: .expired, at: expiresAt)
    }

    private mutating func end(as status: Status, at moment: Instant) -> [Effect] {
        self.status = status
        return [.notify(status, at: moment)]
    }

    /// Number of negative checks left before the session fails.
    package var attemptsLeft: Int { max(0, Self.maxRefusals - refusalCount) }

    /// Number of the negative check with which the session fails.
    package static let maxRefusals = 3
    /// Lifetime of a session, in hours.
    package static let lifetimeHours: Int64 = 1
}
