package import Domain
import Storage

/// Reads the timeline of an order: past events, balance and future events.
package struct ShowOrder: Sendable {
    /// Reasons for which no order is shown.
    package enum Failure: Error, Hashable {
        case notFound
        /// Several merchants have an order with the number.
        case ambiguous(usernames: [String])
    }

    /// An order with its past and future events.
    package struct Timeline: Sendable {
        package let username: String
        package let number: String
        package let invoiceNumber: InvoiceNumber
        /// Number and name of the workflow.
        package let workflow: String
        package let total: Money
        package let lifecycle: OrderLifecycle
        /// Name of the current step.
        package let stepName: String?
        /// Amount that the customer still has to pay.
        package let openAmount: Money
        /// Data submitted with the order and with its start.
        package let particulars: OrderParticulars?
        /// Past events, oldest first.
        package let events: [OrderEvent]
        /// Future events, provided that no request or payment arrives.
        package let upcoming: [OrderEvent]
        package let now: Instant
        /// Past and future documents for the customer; empty before the workflow starts.
        package let documents: [DocumentLocation]
        /// Path of the payment page.
        package let payPath: String?
    }

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Parameters:
    ///   - number: order number or invoice number.
    ///   - username: merchant of the order; required only when several merchants have an order with the number.
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

    /// Finds the orders with a number: for each merchant the one with this order number, otherwise the one with this
    /// invoice number. The number of statements does not depend on the number of merchants.
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
    /// Future automatic events, each with its time.
    fileprivate func upcoming(in terms: Context) throws -> [OrderEvent] {
        var (future, events) = (self, [OrderEvent]())
        while let moment = future.nextActionAt(in: terms.dutchTime) {
            for case .record(let event, _) in try future.runNextAction(at: moment, in: terms) { events.append(event) }
        }
        return events
    }
}
