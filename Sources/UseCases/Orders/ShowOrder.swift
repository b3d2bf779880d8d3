package import Domain
import Storage

/// Tells the whole life of an order: what happened, what it came to, and what comes next.
package struct ShowOrder: Sendable {
    package enum Failure: Error, Hashable {
        case notFound
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
        package let openAmount: Money
        /// What was sent with the order, and with its start.
        package let particulars: OrderParticulars?
        /// Oldest first.
        package let events: [OrderEvent]
        /// What will happen by itself if nobody does anything.
        package let upcoming: [OrderEvent]
        package let now: Instant
        /// What was and will be written to the customer; none before the workflow is started.
        package let documents: [DocumentLocation]
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
            let found = try Self.find(number, of: username, in: transaction)
            guard let order = found.first else { throw Failure.notFound }
            guard found.count == 1 else {
                let usernames = try found.compactMap { try MerchantTable.find(id: $0.merchantID, in: transaction) }
                throw Failure.ambiguous(usernames: usernames.map(\.username).sorted())
            }
            guard let merchant = try MerchantTable.find(id: order.merchantID, in: transaction) else {
                throw StorageError.unreadableRow("orders.merchant_id of \(order.number)")
            }
            return try Self.timeline(of: order, from: merchant, on: platform, in: transaction)
        }
    }

    /// The orders that a number names: of each merchant the one with this order number or, where it has none, the one
    /// with this invoice number. The statements are the same however many merchants there are.
    static func find(
        _ number: String, of username: String?, in transaction: any Transaction
    ) throws -> [OrderRow] {
        if let username {
            guard let merchant = try MerchantTable.find(username: username, in: transaction) else { return [] }
            let name = OrderLookupKey(number, letterCode: merchant.letterCode)
            return try OrderTable.find(name, merchantID: merchant.id, in: transaction).rows()
        }
        let named = try OrderTable.all(number: number, in: transaction)
        guard let merchant = try MerchantTable.find(invoiceNumber: number, in: transaction),
            !named.contains(where: { $0.merchantID == merchant.id })
        else { return named }
        let name = OrderLookupKey(number, letterCode: merchant.letterCode)
        return try named + OrderTable.find(invoiceNumber: name, merchantID: merchant.id, in: transaction).rows()
    }

    private static func timeline(
        of order: OrderRow, from merchant: Merchant, on platform: Platform, in transaction: any Transaction
    ) throws -> Timeline {
        let change = try OrderUpdate(order, on: platform, in: transaction)
        let workflow = try WorkflowTable.name(
            number: order.workflowNumber, version: order.workflowVersion, merchantID: merchant.id, in: transaction)
        let written = try OrderDocuments.find(order.id, on: platform, in: transaction).map { paper in
            let key = try DocumentLinkKey(in: transaction)
            return (documents: paper.locations(signedWith: key), payPath: paper.payPath(under: key))
        }
        return Timeline(
            username: merchant.username, number: order.number, invoiceNumber: order.invoiceNumber,
            workflow: "\(order.workflowNumber) \(workflow ?? "")", total: order.total,
            lifecycle: order.lifecycle, stepName: order.stepName,
            openAmount: try order.lifecycle.openAmount(ofTotal: order.total),
            particulars: try OrderTable.queryParticulars(of: order.id, in: transaction).first(),
            events: try OrderEventTable.events(ofOrder: order.id, in: transaction),
            upcoming: try order.lifecycle.upcoming(in: change.terms), now: try platform.now(in: transaction),
            documents: written?.documents ?? [], payPath: written?.payPath)
    }
}

extension OrderLifecycle {
    /// What happens by itself from here on, each at its moment.
    fileprivate func upcoming(in terms: Context) throws -> [OrderEvent] {
        var (future, events) = (self, [OrderEvent]())
        while let moment = future.nextActionAt(in: terms.dutchTime) {
            for case .record(let event, _) in try future.runNextAction(at: moment, in: terms) { events.append(event) }
        }
        return events
    }
}
