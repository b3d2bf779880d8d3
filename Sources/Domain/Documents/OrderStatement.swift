/// Statement of an order's account up to a moment: charges, credits and payments.
package struct OrderStatement: Hashable, Sendable {
    /// A change of the amount that the customer owes.
    package struct Entry: Hashable, Sendable {
        package let kind: OrderEvent.Kind
        package let date: CivilDate
        /// Change of the amount owed; negative for credits and payments.
        package let amount: Money
        /// The merchant's description of the entry.
        package let description: String?
    }

    /// The order's total as placed, VAT included.
    package let total: Money
    /// Entries after placing, oldest first.
    package let entries: [Entry]
    /// Balance of the order's receivable: the total and all entries, unless a refund is due.
    package let amountDue: Money
    /// Amount that the platform owes the customer.
    package let refundDue: Money
    /// Collection costs charged.
    package let collectionCosts: Money
    /// Amount due without collection costs. Payments settle the costs first (art. 6:44 BW).
    package let principalDue: Money
    /// Amount settled of the total, without collection costs.
    package let settledWithoutCosts: Money

    /// - Parameters:
    ///   - history: events of the order, oldest first.
    ///   - history: events of the order, oldest first.
    ///   - postings: the order's postings; those without an event in `history` are ignored.
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
            // The order's own amount is the total, not an entry.
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

    /// Day of the last entry; `nil` without entries.
    package var lastEntryDate: CivilDate? { entries.last?.date }
}
