/// Accounts that a kind of posting debits and credits (docs/spec/platform.md).
package struct PostingAccounts: Hashable, Sendable {
    package let debit: LedgerAccount
    /// Accounts credited; their credits sum to the debit.
    package let credits: Set<LedgerAccount>

    private init(debit: LedgerAccount, credits: Set<LedgerAccount>) {
        self.debit = debit
        self.credits = credits
    }

    /// `nil` for a kind that moves no money.
    package init?(_ kind: OrderEvent.Kind) {
        switch kind {
        case .workflowStarted, .closedBeforeStart, .returnCostsCharged:
            self.init(debit: .receivable, credits: [.merchantPayable])
        // A payment above the open amount is owed back to the customer.
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

    /// True for a debit on the debited account, and for a credit on one of the credited accounts.
    package func allows(_ entry: LedgerEntry) -> Bool {
        entry.amount > .zero ? entry.account == debit : credits.contains(entry.account)
    }
}
