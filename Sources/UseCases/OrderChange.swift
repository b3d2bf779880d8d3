import Domain
import Storage

/// An order that is being changed in a transaction: taken out of the store, moved on, and written down again with all
/// that follows from it.
struct OrderChange {
    /// As it was found.
    let order: OrderRow
    let terms: OrderLifecycle.Terms
    private(set) var lifecycle: OrderLifecycle
    private let platform: Platform
    private var effects: [OrderLifecycle.Effect] = []

    /// - Throws: `StorageError` for an order that stands on a step its workflow does not have.
    init(
        _ order: OrderRow, under collections: inout Collections, on platform: Platform, in transaction: any Transaction
    ) throws {
        let collection = try collections.of(order, in: transaction)
        try collection.plan.requireStep(of: order)
        self.order = order
        self.platform = platform
        lifecycle = order.lifecycle
        terms = OrderLifecycle.Terms(
            plan: collection.plan, total: order.total, customerType: order.customerType,
            isGuaranteed: collection.isGuaranteed, dutchTime: platform.dutchTime,
            lateSteps: platform.environment == .sandbox ? .whenDue : .whenDone)
    }

    init(_ order: OrderRow, on platform: Platform, in transaction: any Transaction) throws {
        var collections = Collections()
        try self.init(order, under: &collections, on: platform, in: transaction)
    }

    /// The events that are recorded of it, in their order.
    var events: [OrderEvent] {
        effects.compactMap { effect in
            guard case .record(let event, _) = effect else { return nil }
            return event
        }
    }

    /// When something happens to the order by itself next.
    var wakesAt: Instant? { lifecycle.wakesAt(in: platform.dutchTime) }

    /// Does what has fallen due, carries a command out, and does what that made due at once.
    /// - Throws: `Refusal`, `InvariantViolation`
    mutating func carryOut(_ command: OrderLifecycle.Command, at now: Instant) throws {
        effects += try lifecycle.advance(to: now, for: terms)
        effects += try lifecycle.handle(command, at: now, for: terms)
        effects += try lifecycle.advance(to: now, for: terms)
    }

    /// Does everything that has fallen due.
    mutating func advance(to now: Instant) throws {
        effects += try lifecycle.advance(to: now, for: terms)
    }

    /// Does the one thing that has fallen due.
    mutating func wake(dueAt moment: Instant, now: Instant) throws {
        effects += try lifecycle.wake(at: terms.lateSteps == .whenDue ? moment : now, for: terms)
    }

    /// - Parameter now: for the numbers of what is written, which follow each other in time.
    func write(at now: Instant, in transaction: any Transaction) throws {
        if lifecycle != order.lifecycle {
            try OrderTable.update(
                order.id, to: lifecycle, under: terms.plan, wakesAt: wakesAt,
                paymentReference: hasBegun ? platform.paymentReference() : nil, in: transaction)
        }
        for effect in effects {
            let id = platform.identifier(at: now)
            switch effect {
            case .record(let event, let posting):
                try OrderEventTable.insert(event, id: id, orderID: order.id, in: transaction)
                guard let posting else { continue }
                try LedgerTable.insert(
                    posting, id: id, orderID: order.id, merchantID: order.merchantID, at: event.at, in: transaction)
            case .notify(let notice, let moment):
                try tell(notice, at: moment, id: id, in: transaction)
            }
        }
        if let moment = try momentOfLastDebt(in: transaction) {
            try tell(.customerFullyPaid, at: moment, id: platform.identifier(at: now), in: transaction)
        }
    }

    /// Whether its workflow was started just now.
    private var hasBegun: Bool { order.lifecycle.position == nil && lifecycle.position != nil }

    private func tell(
        _ notice: OrderNotice, at moment: Instant, id: Identifier, in transaction: any Transaction
    ) throws {
        try OutboxTable.insert(
            notice.rawValue, of: .order(order.id), signedOnly: notice.isSignedOnly, id: id,
            merchantID: order.merchantID, at: moment, attemptAt: platform.machineTime(), in: transaction)
    }

    /// When the customer came to owe the merchant nothing any more, on no order; nothing where that is not so.
    private func momentOfLastDebt(in transaction: any Transaction) throws -> Instant? {
        guard order.lifecycle.isOpen, !lifecycle.isOpen, lifecycle.position != nil || lifecycle.stage == .paid,
            case .notify(_, let moment) = effects.last,
            try !OrderTable.owesAnything(order.customerKey, toMerchant: order.merchantID, in: transaction)
        else { return nil }
        return moment
    }
}

/// Collection of orders under the versions of workflows they were placed under, each read once in a transaction.
struct Collections {
    private struct Key: Hashable {
        let merchantID: Identifier
        let workflowNumber: Int
        let workflowVersion: Int
    }

    private var known: [Key: (plan: CollectionPlan, isGuaranteed: Bool)] = [:]

    mutating func of(
        _ order: OrderRow, in transaction: any Transaction
    ) throws -> (plan: CollectionPlan, isGuaranteed: Bool) {
        let key = Key(
            merchantID: order.merchantID, workflowNumber: order.workflowNumber,
            workflowVersion: order.workflowVersion)
        if let collection = known[key] { return collection }
        let found = try WorkflowTable.collection(
            number: order.workflowNumber, version: order.workflowVersion, merchantID: order.merchantID, in: transaction)
        guard let found else {
            let version = "Workflow \(order.workflowNumber), version \(order.workflowVersion),"
            throw InvariantViolation("\(version) of order \(order.id.value) does not exist.")
        }
        known[key] = found
        return found
    }
}

extension CollectionPlan {
    /// - Throws: `StorageError` for an order that stands on a step the plan does not have.
    func requireStep(of order: OrderRow) throws {
        guard has(order.lifecycle.position) else { throw StorageError.unreadableRow("orders.step of \(order.number)") }
    }
}
