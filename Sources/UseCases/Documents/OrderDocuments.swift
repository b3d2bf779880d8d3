package import Domain
import Storage

/// Past and future documents for the customer of a started order.
struct OrderDocuments {
    let source: CustomerDocument.Source
    let trail: DocumentList
    let merchantID: Identifier
    private let orderID: Identifier
    private let platform: Platform

    /// - Returns: `nil` for an order that does not exist, has not started, or whose links have expired.
    static func find(
        _ orderID: Identifier, on platform: Platform, in transaction: any Transaction
    ) throws -> OrderDocuments? {
        guard let found = try OrderTable.find(id: orderID, in: transaction), let reference = found.paymentReference,
            let merchant = try MerchantTable.find(id: found.order.merchantID, in: transaction)
        else { return nil }
        let history = try OrderEventTable.history(ofOrder: orderID, in: transaction)
        guard let last = history.last, try platform.isWithinRetention(last.event.occurredAt, in: transaction) else {
            return nil
        }
        var collections = CollectionPlans()
        let (plan, isGuaranteed) = try collections.plan(for: found.order, in: transaction)
        try plan.requireStep(of: found.order)
        let source = CustomerDocument.Source(
            orderNumber: found.order.number, invoiceNumber: found.order.invoiceNumber, content: found.content,
            total: found.order.total, lifecycle: found.order.lifecycle,
            plan: plan, isGuaranteed: isGuaranteed, shop: merchant.profile,
            paymentReference: reference, history: history,
            postings: try LedgerTable.postings(ofOrders: orderID...orderID, in: transaction))
        return OrderDocuments(
            source: source, trail: source.documentList, merchantID: merchant.id, orderID: orderID, platform: platform)
    }

    func document(_ item: DocumentList.Item) throws -> CustomerDocument {
        try CustomerDocument(item, of: source, in: platform.dutchTime)
    }

    /// The invoice in its current state.
    func invoice() throws -> CustomerDocument? { try trail.find(.invoice, 1).map(document) }

    /// Path of the payment page.
    func payPath(under key: DocumentLinkKey) -> String {
        "/pay/" + DocumentLink(orderID: orderID, target: .payment).token(signedWith: key)
    }

    func path(of item: DocumentList.Item, under key: DocumentLinkKey) -> String {
        let link = DocumentLink(orderID: orderID, target: .document(item.kind, ordinal: item.ordinal))
        return "/documents/" + link.token(signedWith: key)
    }

    /// Locations of all documents, in the order of sending.
    func locations(signedWith key: DocumentLinkKey) -> [DocumentLocation] {
        trail.items.map { item in
            DocumentLocation(
                kind: item.kind, ordinal: item.ordinal,
                number: DocumentNumber(item.kind, item.ordinal, of: source.invoiceNumber),
                issuedOn: platform.dutchTime.date(at: item.issuedAt), isSent: item.isSent,
                path: path(of: item, under: key))
        }
    }
}

/// Type, date and path of a document.
package struct DocumentLocation: Hashable, Sendable {
    package let kind: DocumentKind
    /// Number among the order's documents of the kind, from 1.
    package let ordinal: Int
    package let number: DocumentNumber
    /// Calendar day on which the document was or will be sent.
    package let issuedOn: CivilDate
    package let isSent: Bool
    /// Path relative to the base URL.
    package let path: String
}

extension Platform {
    fileprivate func isWithinRetention(_ last: Instant, in transaction: any Transaction) throws -> Bool {
        let day = dutchTime.date(at: last)
        let today = try today(in: transaction)
        return (today.year - DocumentLink.validityYears, today.month, today.day) <= (day.year, day.month, day.day)
    }
}
