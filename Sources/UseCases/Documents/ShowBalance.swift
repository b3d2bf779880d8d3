package import Domain
import Storage

/// What a customer is shown who comes to pay an order.
package struct OrderBalance: Sendable {
    let orderID: Identifier
    /// As it is now.
    package let invoice: CustomerDocument
    /// What was and will be written, oldest first.
    package let documents: [DocumentLocation]
    package let stage: OrderLifecycle.Stage
    package let isInCollection: Bool
    /// The day on which a pause ends, where there is one.
    package let heldUntil: CivilDate?
    package let today: CivilDate
    package let shopLogo: Logo?

    package var due: Money { invoice.statement.amountDue }
    package var isOverdue: Bool { invoice.dueDate.map { $0 < today } ?? false }
}

/// Finds what is due on an order by the token in the address of its pay page.
package struct ShowBalance: Sendable {
    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Returns: nothing for a token that is wrong, is for something else, or does not count any more.
    package func callAsFunction(token: String) async throws -> OrderBalance? {
        let platform = platform
        return try await platform.readWithLinkKey { transaction in
            let key = try DocumentLinkKey(in: transaction)
            guard let link = DocumentLink(token: token, under: key), link.target == .payment else { return nil }
            return try Self.debt(on: link.orderID, platform, key, in: transaction)
        }
    }

    private static func debt(
        on orderID: Identifier, _ platform: Platform, _ key: DocumentLinkKey, in transaction: any Transaction
    ) throws -> OrderBalance? {
        guard let paper = try OrderDocuments.find(orderID, on: platform, in: transaction),
            let invoice = try paper.invoice()
        else { return nil }
        let lifecycle = paper.source.lifecycle
        return OrderBalance(
            orderID: orderID, invoice: invoice, documents: paper.locations(signedWith: key), stage: lifecycle.stage,
            isInCollection: lifecycle.isInCollection(under: paper.source.plan),
            heldUntil: lifecycle.hold?.endDate, today: try platform.dutchTime.date(at: platform.now(in: transaction)),
            shopLogo: try LogoTable.find(merchantID: paper.merchantID, in: transaction))
    }
}
