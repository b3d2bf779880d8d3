package import Domain
import Storage

/// Open amount and documents of an order for its payment page.
package struct OrderBalance: Sendable {
    let orderID: Identifier
    /// The invoice in its current state.
    package let invoice: CustomerDocument
    /// Past and future documents, oldest first.
    package let documents: [DocumentLocation]
    package let stage: OrderLifecycle.Stage
    package let isInCollection: Bool
    /// Calendar day on which a hold ends; `nil` without a hold.
    package let heldUntil: CivilDate?
    package let today: CivilDate
    package let shopLogo: Logo?

    package var due: Money { invoice.statement.amountDue }
    package var isOverdue: Bool { invoice.dueDate.map { $0 < today } ?? false }
}

/// Reads the balance of an order by the token of its payment page.
package struct ShowBalance: Sendable {
    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Returns: `nil` for a token that is invalid, expired or of another kind.
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
            heldUntil: lifecycle.hold?.endDate, today: try platform.today(in: transaction),
            shopLogo: try LogoTable.find(merchantID: paper.merchantID, in: transaction))
    }
}
