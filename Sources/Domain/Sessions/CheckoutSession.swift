/// The life of one checkout on the hosted page, as a pure state machine: a command goes in, effects come out.
///
/// It ends once, and whatever comes afterwards changes nothing.
package struct CheckoutSession: Hashable, Sendable {
    /// As shops are told.
    package enum Status: String, Hashable, Sendable, CaseIterable {
        case active = "session_active"
        case orderCreated = "order_created"
        case cancelled = "cancelled"
        case failed = "failed"
        case expired = "session_expired"
    }

    package enum Command: Hashable, Sendable {
        /// The customer got an order.
        case complete(orderID: Identifier)
        /// The credit check said no. The customer may correct what they filled in.
        case refuse
        /// The customer went back to the shop.
        case cancel
        /// The shop began anew for the same order.
        case supersede
        /// It cannot come to an order any more.
        case fail
    }

    /// What the use case has to write down. The state itself is read from the session.
    package enum Effect: Hashable, Sendable {
        /// The merchant is to be told.
        case notify(Status, at: Instant)
    }

    package private(set) var status: Status
    /// How often the credit check said no.
    package private(set) var refusalCount: Int
    /// Present once there is an order.
    package private(set) var orderID: Identifier?
    /// From this moment on a session that is still active is expired.
    package let expiresAt: Instant

    /// The state as it was stored.
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

    /// Carries a command out, unless the session has ended; one whose time has come ends before anything else.
    package mutating func handle(_ command: Command, at now: Instant) -> [Effect] {
        let expiry = expire(at: now)
        guard status == .active else { return expiry }
        switch command {
        case .complete(let id):
            orderID = id
            return end(as: .orderCreated, at: now)
        case .refuse:
            refusalCount += 1
            return refusalCount < Self.maximumRefusals ? [] : end(as: .failed, at: now)
        case .cancel, .supersede:
            return end(as: .cancelled, at: now)
        case .fail:
            return end(as: .failed, at: now)
        }
    }

    /// Ends an active session whose time has come, at that time.
    package mutating func expire(at now: Instant) -> [Effect] {
        guard status == .active, now >= expiresAt else { return [] }
        return end(as: .expired, at: expiresAt)
    }

    private mutating func end(as status: Status, at moment: Instant) -> [Effect] {
        self.status = status
        return [.notify(status, at: moment)]
    }

    /// How often the customer may still be refused before the session fails.
    package var attemptsLeft: Int { max(0, Self.maximumRefusals - refusalCount) }

    /// With this refusal the session fails.
    package static let maximumRefusals = 3
    /// In hours.
    package static let lifetimeHours: Int64 = 1
}
