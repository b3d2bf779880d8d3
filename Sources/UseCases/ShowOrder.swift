package import Domain
import Storage

/// Tells the whole life of an order: what happened, what it came to, and what comes next.
package struct ShowOrder: Sendable {
    package enum Failure: Error, Hashable {
        case unknown
        /// Several merchants have an order of this number.
        case ambiguous(usernames: [String])
    }

    package struct Timeline: Sendable {
        package let username: String
        package let number: String
        package let invoiceNumber: InvoiceNumber
        package let workflow: String
        package let total: Money
        package let lifecycle: OrderLifecycle
        package let stepName: String?
        /// What the customer still has to pay.
        package let open: Money
        /// Oldest first.
        package let events: [OrderEvent]
        /// What will happen by itself if nobody does anything.
        package let upcoming: [OrderEvent]
        package let now: Instant
        /// What was and will be written to the customer; none before the workflow is started.
        package let documents: [DocumentAddress]
        /// Where it is paid.
        package let payPath: String?
    }

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Parameters:
    ///   - number: the order's own or its invoice number.
    ///   - username: whose order; needed only where several merchants have one of this number.
    /// - Throws: `Failure`
    package func callAsFunction(_ number: String, of username: String?) async throws -> Timeline {
        let platform = platform
        return try await platform.readWithLinkKey { transaction in
            let merchants = try MerchantTable.all(in: transaction).filter { username == nil || $0.username == username }
            let found = try merchants.compactMap { merchant -> (Merchant, OrderRow)? in
                let name = OrderName(number, letterCode: merchant.letterCode)
                let order = try OrderTable.find(name, merchantID: merchant.id, in: transaction).first()
                return order.map { (merchant, $0) }
            }
            guard let (merchant, order) = found.first else { throw Failure.unknown }
            guard found.count == 1 else { throw Failure.ambiguous(usernames: found.map(\.0.username)) }
            return try Self.timeline(of: order, from: merchant, on: platform, in: transaction)
        }
    }

    private static func timeline(
        of order: OrderRow, from merchant: Merchant, on platform: Platform, in transaction: any Transaction
    ) throws -> Timeline {
        let change = try OrderChange(order, on: platform, in: transaction)
        let workflow = try WorkflowTable.find(
            number: order.workflowNumber, username: merchant.username, in: transaction
        ).first()
        let written = try OrderPaper.find(order.id, on: platform, in: transaction).map { paper in
            let key = try LinkKey(in: transaction)
            return (documents: paper.addresses(under: key), payPath: paper.payPath(under: key))
        }
        return Timeline(
            username: merchant.username, number: order.number, invoiceNumber: order.invoiceNumber,
            workflow: "\(order.workflowNumber) \(workflow?.name ?? "")", total: order.total,
            lifecycle: order.lifecycle, stepName: order.stepName, open: try order.lifecycle.open(of: order.total),
            events: try OrderEventTable.all(orderID: order.id, in: transaction),
            upcoming: try order.lifecycle.upcoming(for: change.terms), now: try platform.now(in: transaction),
            documents: written?.documents ?? [], payPath: written?.payPath)
    }
}

extension OrderLifecycle {
    /// What happens by itself from here on, each at its moment.
    fileprivate func upcoming(for terms: Terms) throws -> [OrderEvent] {
        var (future, events) = (self, [OrderEvent]())
        while let moment = future.wakesAt(in: terms.dutchTime) {
            for case .record(let event, _) in try future.wake(at: moment, for: terms) { events.append(event) }
        }
        return events
    }
}
