package import Domain
import Storage

/// Starts the collection of orders: the merchant has shipped.
package struct StartWorkflow: Sendable {
    package struct Request: Sendable {
        package let caller: Caller
        package let items: [Item]?

        /// - Parameter items: `nil` when the request has no list at all.
        package init(caller: Caller, items: [Item]?) {
            self.caller = caller
            self.items = items
        }
    }

    package struct Item: Sendable {
        package let reference: OrderReference
        package let trackAndTrace: String?

        package init(reference: OrderReference, trackAndTrace: String?) {
            self.reference = reference
            self.trackAndTrace = FreeText.cut(trackAndTrace, to: 100)
        }
    }

    /// What became of one item.
    package struct Outcome: Hashable, Sendable {
        package let number: String
        /// Absent when the workflow was started.
        package let refusal: Refusal?
    }

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    private static let maximumItems = 10

    /// - Returns: an outcome for each number, in the order of the request; equal numbers are answered once.
    /// - Throws: `Refusal`; when any order is unknown nothing is started.
    package func callAsFunction(_ request: Request) async throws -> [Outcome] {
        let platform = platform
        return try await platform.database.write { transaction in
            let now = platform.clock()
            let merchant = try request.caller.authenticated(in: transaction)
            guard let items = request.items, !items.isEmpty else { throw Refusal(.noInvoices) }
            guard items.count <= Self.maximumItems else { throw Refusal(.tooManyInvoices) }
            let found = try items.uniqued(on: \.reference.number).map { item in
                (item, try item.reference.find(of: merchant, in: transaction))
            }
            let orders = try found.map { item, order in
                guard let order = try order.first() else {
                    throw Refusal(.unknownInvoiceNumber, item.reference.number)
                }
                return (item, order.id)
            }
            return try orders.map { item, id in
                let refusal = try Self.start(item, id: id, of: merchant, at: now, on: platform, in: transaction)
                return Outcome(number: item.reference.number, refusal: refusal)
            }
        }
    }

    private static func start(
        _ item: Item, id: Identifier, of merchant: CredentialTable.Holder, at now: Instant, on platform: Platform,
        in transaction: any Transaction
    ) throws -> Refusal? {
        // Read anew: an order may be named by both its numbers in one request.
        guard let order = try item.reference.find(of: merchant, in: transaction).first(),
            let plan = try WorkflowTable.plan(
                number: order.workflowNumber, merchantID: merchant.merchantID, in: transaction)
        else { throw Refusal(.internalFailure) }
        var lifecycle = order.lifecycle
        let terms = OrderLifecycle.Terms(plan: plan, total: order.total, dutchTime: platform.dutchTime)
        let effects: [OrderLifecycle.Effect]
        do {
            effects = try lifecycle.handle(.start(trackAndTrace: item.trackAndTrace), at: now, for: terms)
        } catch {
            return error
        }
        let step = lifecycle.position.map { plan.steps[$0.step] }
        try OrderTable.update(id, to: lifecycle, step: step, in: transaction)
        for case .record(let event) in effects {
            try OrderEventTable.insert(event, id: platform.identifier(at: now), orderID: id, in: transaction)
        }
        return nil
    }
}
