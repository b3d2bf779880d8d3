/// What a customer was charged for an order, what was taken off and what was paid, up to a moment: the books, as a
/// document tells them.
package struct OrderStatement: Hashable, Sendable {
    /// Something that changed what the customer has to pay.
    package struct Entry: Hashable, Sendable {
        package let kind: OrderEvent.Kind
        package let date: CivilDate
        /// What it added to what the customer owes: below zero for credits and payments.
        package let amount: Money
        /// What the shop said to it.
        package let description: String?
    }

    /// Of the order as it was placed, VAT included.
    package let total: Money
    /// What came since, oldest first.
    package let entries: [Entry]
    /// The balance of the order's receivable: what is to be paid. Total and entries together, unless a refund is due.
    package let amountDue: Money
    /// What the platform owes the customer.
    package let refundDue: Money
    /// What was charged for collection.
    package let collectionCosts: Money
    /// What is due without the costs of collection. Payments settle those first (art. 6:44 BW).
    package let principalDue: Money
    /// What came off the total since, without the costs of collection.
    package let settledWithoutCosts: Money

    /// - Parameters:
    ///   - history: what happened, oldest first.
    ///   - postings: of the order; those that belong to none of the events do not count.
    /// - Throws: `InvariantViolation` when the postings do not add up within 64 bits.
    package init(
        total: Money, history: [(id: Identifier, event: OrderEvent)], postings: [StoredPosting],
        in dutchTime: DutchCalendar
    ) throws {
        let byEvent = Dictionary(postings.map { ($0.id, $0) }) { first, _ in first }
        let booked = history.compactMap { id, event in byEvent[id].map { (event: event, posting: $0) } }
        self.total = total
        amountDue = try booked.sum { try $0.posting.amount(on: .receivable) }
        refundDue = try .zero - booked.sum { try $0.posting.amount(on: .refundsPayable) }
        entries = try booked.compactMap { event, posting in
            // The order's own amount, which is the total.
            if event.kind == .workflowStarted || event.kind == .closedBeforeStart { return nil }
            return Entry(
                kind: event.kind, date: dutchTime.date(at: event.occurredAt),
                amount: try posting.amount(on: .receivable) + posting.amount(on: .refundsPayable),
                description: event.payload.merchantDescription)
        }
        collectionCosts = try entries.sum { $0.kind == .collectionCostsCharged ? $0.amount : .zero }
        let principal = try Self.principal(of: total, after: entries)
        principalDue = max(.zero, min(principal, amountDue))
        settledWithoutCosts = try total - principalDue
    }

    private static func principal(of total: Money, after entries: [Entry]) throws -> Money {
        var (principal, costs) = (total, Money.zero)
        for entry in entries {
            switch entry.kind {
            case .collectionCostsCharged: costs = try costs + entry.amount
            case .paymentReceived, .paymentRegistered:
                let settled = min(costs, try .zero - entry.amount)
                costs = try costs - settled
                principal = try principal + entry.amount + settled
            default: principal = try principal + entry.amount
            }
        }
        return principal
    }

    /// The day of the last entry.
    package var lastEntryDate: CivilDate? { entries.last?.date }
}
