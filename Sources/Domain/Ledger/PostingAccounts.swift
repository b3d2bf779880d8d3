/// The accounts that a kind of posting takes from and brings to (docs/spec/platform.md).
package struct PostingAccounts: Hashable, Sendable {
    package let debit: LedgerAccount
    /// Together they are credited with what was debited.
    package let credits: Set<LedgerAccount>

    private init(debit: LedgerAccount, credits: Set<LedgerAccount>) {
        self.debit = debit
        self.credits = credits
    }

    /// `nil` for what moves no money.
    package init?(_ kind: OrderEvent.Kind) {
        switch kind {
        case .workflowStarted, .closedBeforeStart, .returnCostsCharged:
            self.init(debit: .receivable, credits: [.merchantPayable])
        // What is more than was open is owed back to the customer.
        case .credited, .paymentRegistered:
            self.init(debit: .merchantPayable, credits: [.receivable, .refundsPayable])
        case .paymentReceived:
            self.init(debit: .bank, credits: [.receivable, .refundsPayable])
        case .collectionCostsCharged:
            self.init(debit: .receivable, credits: [.collectionCosts])
        case .placed, .stepDone, .held, .resumed, .messagePosted:
            return nil
        }
    }

    package func allow(_ entry: LedgerEntry) -> Bool {
        entry.amount > .zero ? entry.account == debit : credits.contains(entry.account)
    }
}
