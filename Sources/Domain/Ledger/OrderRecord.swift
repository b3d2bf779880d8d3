/// Everything stored of one order, in all tables, to be checked for contradictions. Numbers are within `StoredBounds`.
package struct OrderRecord: Sendable {
    /// A posting as stored, without its entries.
    package struct Posting: Hashable, Sendable {
        package let id: Identifier
        package let kind: OrderEvent.Kind
        package let merchantID: Identifier
        package let at: Instant

        package init(id: Identifier, kind: OrderEvent.Kind, merchantID: Identifier, at: Instant) {
            self.id = id
            self.kind = kind
            self.merchantID = merchantID
            self.at = at
        }
    }

    /// A ledger entry as stored.
    package struct Entry: Hashable, Sendable {
        package let postingID: Identifier
        package let merchantID: Identifier
        package let entry: LedgerEntry

        package init(postingID: Identifier, merchantID: Identifier, entry: LedgerEntry) {
            self.postingID = postingID
            self.merchantID = merchantID
            self.entry = entry
        }
    }

    /// Numbers of the order as stored.
    package struct Numbers: Hashable, Sendable {
        package let number: String
        package let cleanNumber: String
        package let invoiceNumber: InvoiceNumber
        package let workflowNumber: Int

        package init(number: String, cleanNumber: String, invoiceNumber: InvoiceNumber, workflowNumber: Int) {
            self.number = number
            self.cleanNumber = cleanNumber
            self.invoiceNumber = invoiceNumber
            self.workflowNumber = workflowNumber
        }
    }

    package var id: Identifier
    package var merchantID: Identifier
    package var numbers: Numbers
    package var customerType: CustomerType
    package var total: Money
    package var lifecycle: OrderLifecycle
    package var nextActionAt: Instant?
    package var placedAt: Instant
    /// Content of the order as placed.
    package var content: OrderContent
    package var events: [(id: Identifier, event: OrderEvent)]
    package var postings: [Posting]
    package var entries: [Entry]

    package init(
        id: Identifier, merchantID: Identifier, numbers: Numbers, customerType: CustomerType, total: Money,
        lifecycle: OrderLifecycle, nextActionAt: Instant?, placedAt: Instant, content: OrderContent,
        events: [(id: Identifier, event: OrderEvent)], postings: [Posting], entries: [Entry]
    ) {
        self.id = id
        self.merchantID = merchantID
        self.numbers = numbers
        self.customerType = customerType
        self.total = total
        self.lifecycle = lifecycle
        self.nextActionAt = nextActionAt
        self.placedAt = placedAt
        self.content = content
        self.events = events
        self.postings = postings
        self.entries = entries
    }

    /// The part of the record that is checked by `OrderAudit`.
    package var audit: OrderAudit {
        let entries = Dictionary(grouping: entries, by: \.postingID)
        return OrderAudit(
            total: total, lifecycle: lifecycle, nextActionAt: nextActionAt, events: events,
            postings: postings.map { posting in
                StoredPosting(
                    id: posting.id, kind: posting.kind, orderID: id,
                    entries: entries[posting.id, default: []].map(\.entry))
            })
    }
}
