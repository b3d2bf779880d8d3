import Domain
import Storage

/// Change of an order within a transaction: reads the order, advances its lifecycle and stores it with all effects.
struct OrderUpdate {
    /// Order as read.
    let order: OrderRow
    let terms: OrderLifecycle.Context
    private(set) var lifecycle: OrderLifecycle
    private let platform: Platform
    private var effects: [OrderLifecycle.Effect] = []

    /// - Throws: `StorageError` for an order on a step that its workflow does not have.
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

    /// Events to record, in order.
    var events: [OrderEvent] {
        effects.compactMap { effect in
            guard case .record(let event, _) = effect else { return nil }
            return event
        }
    }

    /// Time of the order's next automatic action.
    var nextActionAt: Instant? { lifecycle.nextActionAt(in: platform.dutchTime) }

    /// Runs the actions that are due, executes a command, and runs the actions that it makes due.
    /// - Throws: `Refusal`, `InvariantViolation`
    mutating func handle(_ command: OrderLifecycle.Command, at now: Instant) throws {
        effects += try lifecycle.advance(to: now, in: terms)
        effects += try lifecycle.handle(command, at: now, in: terms)
        effects += try lifecycle.advance(to: now, in: terms)
    }

    /// Runs all actions that are due.
    mutating func advance(to now: Instant) throws {
        effects += try lifecycle.advance(to: now, in: terms)
    }

    /// Adds an event that does not change the order.
    mutating func record(_ event: OrderEvent) {
        effects.append(.record(event))
    }

    /// Runs the one action that is due.
    mutating func runNextAction(dueAt moment: Instant, now: Instant) throws {
        effects += try lifecycle.runNextAction(at: terms.lateStepPolicy == .backdate ? moment : now, in: terms)
    }

    /// - Parameter now: time from which the ids of new rows are generated, which are in order of time.
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

    /// True when this update started the workflow.
    private var didStartWorkflow: Bool { order.lifecycle.position == nil && lifecycle.position != nil }

    private func enqueue(
        _ notice: OrderWebhookEvent, at moment: Instant, id: Identifier, in transaction: any Transaction
    ) throws {
        try OutboxTable.insert(
            notice.rawValue, of: .order(order.id), requiresSignedWebhook: notice.requiresSignedWebhook, id: id,
            merchantID: order.merchantID, at: moment, attemptAt: platform.systemTime(), in: transaction)
    }

    /// Time at which this update closed the customer's last open order at the merchant; `nil` when it did not.
    private func customerFullyPaidAt(in transaction: any Transaction) throws -> Instant? {
        guard order.lifecycle.isOpen, !lifecycle.isOpen, lifecycle.position != nil || lifecycle.stage == .paid,
            case .notify(_, let moment) = effects.last,
            try !OrderTable.hasOpenOrders(order.customerKey, merchantID: order.merchantID, in: transaction)
        else { return nil }
        return moment
    }
}

/// Collection plans by the version of the workflow, each read once in a transaction.
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
    /// - Throws: `StorageError` for an order on a step that the plan does not have.
    func requireStep(of order: OrderRow) throws {
        guard has(order.lifecycle.position) else { throw StorageError.unreadableRow("orders.step of \(order.number)") }
    }
}
