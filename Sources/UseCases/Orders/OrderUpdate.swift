import Domain
import Storage

/// An order that is being changed in a transaction: taken out of the store, moved on, and written down again with all
/// that follows from it.
struct OrderUpdate {
    /// As it was found.
    let order: OrderRow
    let terms: OrderLifecycle.Context
    private(set) var lifecycle: OrderLifecycle
    private let platform: Platform
    private var effects: [OrderLifecycle.Effect] = []

    /// - Throws: `StorageError` for an order that stands on a step its workflow does not have.
    init(
        _ order: OrderRow, under collections: inout CollectionPlans, on platform: Platform,
        in transaction: any Transaction
    ) throws {
        let collection = try collections.plan(for: order, in: transaction)
        try collection.plan.requireStep(of: order)
        self.order = order
        self.platform = platform
        lifecycle = order.lifecycle
        terms = OrderLifecycle.Context(
            plan: collection.plan, total: order.total, customerType: order.customerType,
            isGuaranteed: collection.isGuaranteed, dutchTime: platform.dutchTime,
            lateStepPolicy: platform.environment == .sandbox ? .backdate : .useExecutionTime)
    }

    init(_ order: OrderRow, on platform: Platform, in transaction: any Transaction) throws {
        var collections = CollectionPlans()
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
    var nextActionAt: Instant? { lifecycle.nextActionAt(in: platform.dutchTime) }

    /// Does what has fallen due, carries a command out, and does what that made due at once.
    /// - Throws: `Refusal`, `InvariantViolation`
    mutating func handle(_ command: OrderLifecycle.Command, at now: Instant) throws {
        effects += try lifecycle.advance(to: now, in: terms)
        effects += try lifecycle.handle(command, at: now, in: terms)
        effects += try lifecycle.advance(to: now, in: terms)
    }

    /// Does everything that has fallen due.
    mutating func advance(to now: Instant) throws {
        effects += try lifecycle.advance(to: now, in: terms)
    }

    /// Adds an event that changes nothing of the order.
    mutating func record(_ event: OrderEvent) {
        effects.append(.record(event))
    }

    /// Does the one thing that has fallen due.
    mutating func runNextAction(dueAt moment: Instant, now: Instant) throws {
        effects += try lifecycle.runNextAction(at: terms.lateStepPolicy == .backdate ? moment : now, in: terms)
    }

    /// - Parameter now: for the numbers of what is written, which follow each other in time.
    func save(at now: Instant, in transaction: any Transaction) throws {
        if lifecycle != order.lifecycle {
            try OrderTable.update(
                order.id, to: lifecycle, under: terms.plan, nextActionAt: nextActionAt,
                paymentReference: didStartWorkflow ? platform.paymentReference() : nil, in: transaction)
        }
        for effect in effects {
            let id = platform.identifier(at: now)
            switch effect {
            case .record(let event, let posting):
                try OrderEventTable.insert(event, id: id, orderID: order.id, in: transaction)
                guard let posting else { continue }
                try LedgerTable.insert(
                    posting, id: id, orderID: order.id, merchantID: order.merchantID, at: event.occurredAt,
                    in: transaction)
            case .notify(let notice, let moment):
                try enqueue(notice, at: moment, id: id, in: transaction)
            }
        }
        if let moment = try customerFullyPaidAt(in: transaction) {
            try enqueue(.customerFullyPaid, at: moment, id: platform.identifier(at: now), in: transaction)
        }
    }

    /// Whether its workflow was started just now.
    private var didStartWorkflow: Bool { order.lifecycle.position == nil && lifecycle.position != nil }

    private func enqueue(
        _ notice: OrderWebhookEvent, at moment: Instant, id: Identifier, in transaction: any Transaction
    ) throws {
        try OutboxTable.insert(
            notice.rawValue, of: .order(order.id), requiresSignedWebhook: notice.requiresSignedWebhook, id: id,
            merchantID: order.merchantID, at: moment, attemptAt: platform.systemTime(), in: transaction)
    }

    /// When the customer came to owe the merchant nothing any more, on no order; nothing where that is not so.
    private func customerFullyPaidAt(in transaction: any Transaction) throws -> Instant? {
        guard order.lifecycle.isOpen, !lifecycle.isOpen, lifecycle.position != nil || lifecycle.stage == .paid,
            case .notify(_, let moment) = effects.last,
            try !OrderTable.hasOpenOrders(order.customerKey, merchantID: order.merchantID, in: transaction)
        else { return nil }
        return moment
    }
}

/// Collection of orders under the versions of workflows they were placed under, each read once in a transaction.
struct CollectionPlans {
    private struct Key: Hashable {
        let merchantID: Identifier
        let workflowNumber: Int
        let workflowVersion: Int
    }

    private var cache: [Key: (plan: CollectionPlan, isGuaranteed: Bool)] = [:]

    mutating func plan(
        for order: OrderRow, in transaction: any Transaction
    ) throws -> (plan: CollectionPlan, isGuaranteed: Bool) {
        let key = Key(
            merchantID: order.merchantID, workflowNumber: order.workflowNumber,
            workflowVersion: order.workflowVersion)
        if let collection = cache[key] { return collection }
        let found = try WorkflowTable.collectionTerms(
            number: order.workflowNumber, version: order.workflowVersion, merchantID: order.merchantID, in: transaction)
        guard let found else {
            let version = "Workflow \(order.workflowNumber), version \(order.workflowVersion),"
            throw InvariantViolation("\(version) of order \(order.id.value) does not exist.")
        }
        cache[key] = found
        return found
    }
}

extension CollectionPlan {
    /// - Throws: `StorageError` for an order that stands on a step the plan does not have.
    func requireStep(of order: OrderRow) throws {
        guard has(order.lifecycle.position) else { throw StorageError.unreadableRow("orders.step of \(order.number)") }
    }
}
