package import Domain
import Storage

/// Everything that was and will be written to the customer of a started order.
struct OrderPaper {
    let source: IssuedDocument.Source
    let trail: DocumentTrail
    let merchantID: Identifier
    private let orderID: Identifier
    private let platform: Platform

    /// - Returns: nothing for an order that does not exist, has not been started, or was so long ago that its documents
    ///   are not handed out any more.
    static func find(
        _ orderID: Identifier, on platform: Platform, in transaction: any Transaction
    ) throws -> OrderPaper? {
        guard let found = try OrderTable.find(id: orderID, in: transaction), let reference = found.paymentReference,
            let merchant = try MerchantTable.find(id: found.order.merchantID, in: transaction)
        else { return nil }
        let history = try OrderEventTable.history(ofOrder: orderID, in: transaction)
        guard let last = history.last, try platform.stillHandsOut(last.event.at, in: transaction) else { return nil }
        var collections = Collections()
        let (plan, isGuaranteed) = try collections.of(found.order, in: transaction)
        try plan.requireStep(of: found.order)
        let source = IssuedDocument.Source(
            orderNumber: found.order.number, invoiceNumber: found.order.invoiceNumber, content: found.content,
            total: found.order.total, lifecycle: found.order.lifecycle,
            plan: plan, isGuaranteed: isGuaranteed, shop: merchant.profile,
            paymentReference: reference, history: history,
            postings: try LedgerTable.postings(ofOrders: orderID...orderID, in: transaction))
        return OrderPaper(
            source: source, trail: source.trail, merchantID: merchant.id, orderID: orderID, platform: platform)
    }

    func document(_ item: DocumentTrail.Item) throws -> IssuedDocument {
        try IssuedDocument(item, of: source, in: platform.dutchTime)
    }

    /// The invoice as it is now.
    func invoice() throws -> IssuedDocument? { try trail.find(.invoice, 1).map(document) }

    /// Where the order is paid.
    func payPath(under key: LinkKey) -> String {
        "/pay/" + DocumentLink(orderID: orderID, target: .payment).token(under: key)
    }

    func path(of item: DocumentTrail.Item, under key: LinkKey) -> String {
        let link = DocumentLink(orderID: orderID, target: .document(item.kind, ordinal: item.ordinal))
        return "/documents/" + link.token(under: key)
    }

    /// Where all of them are, in the order in which they were sent.
    func addresses(under key: LinkKey) -> [DocumentAddress] {
        trail.items.map { item in
            DocumentAddress(
                kind: item.kind, ordinal: item.ordinal,
                number: DocumentNumber(item.kind, item.ordinal, of: source.invoiceNumber),
                issuedOn: platform.dutchTime.date(at: item.at), isSent: item.isSent, path: path(of: item, under: key))
        }
    }
}

/// Where a document is.
package struct DocumentAddress: Hashable, Sendable {
    package let kind: DocumentKind
    package let ordinal: Int
    package let number: DocumentNumber
    /// The day it was or will be sent.
    package let issuedOn: CivilDate
    package let isSent: Bool
    /// Behind the platform's own address.
    package let path: String
}

extension Platform {
    fileprivate func stillHandsOut(_ last: Instant, in transaction: any Transaction) throws -> Bool {
        let day = dutchTime.date(at: last)
        let today = try dutchTime.date(at: now(in: transaction))
        return (today.year - DocumentLink.years, today.month, today.day) <= (day.year, day.month, day.day)
    }
}
