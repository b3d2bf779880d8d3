/// The accounts of the books (docs/spec/platform.md). An entry on one also names whose it is: an order's, a merchant's.
package enum LedgerAccount: String, Hashable, Sendable, CaseIterable {
    /// What the customer of an order owes the platform.
    case receivable = "receivable"
    /// What the platform owes a merchant.
    case merchantPayable = "merchant_payable"
    case bank = "bank"
    /// What the platform owes the customer of an order.
    case refundsPayable = "refunds_payable"
    /// What customers were charged for being late.
    case collectionCosts = "collection_costs"
    case fees = "fees"
    case vat = "vat"
}

/// One side of a posting.
package struct LedgerEntry: Hashable, Sendable {
    package let account: LedgerAccount
    /// In cents; a debit is positive, a credit negative.
    package let amount: Money

    package init(_ account: LedgerAccount, _ amount: Money) {
        self.account = account
        self.amount = amount
    }
}
