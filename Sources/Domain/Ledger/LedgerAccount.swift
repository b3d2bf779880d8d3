/// Accounts of the ledger (docs/spec/platform.md). Each entry also names its order or its merchant.
package enum LedgerAccount: String, Hashable, Sendable, CaseIterable {
    /// Amount that an order's customer owes the platform.
    case receivable = "receivable"
    /// Amount that the platform owes a merchant.
    case merchantPayable = "merchant_payable"
    case bank = "bank"
    /// Amount that the platform owes an order's customer.
    case refundsPayable = "refunds_payable"
    /// Collection costs charged to customers.
    case collectionCosts = "collection_costs"
    case fees = "fees"
    case vat = "vat"
}

/// One side of a posting.
package struct LedgerEntry: Hashable, Sendable {
    package let account: LedgerAccount
    /// Amount in cents; a debit is positive, a credit negative.
    package let amount: Money

    package init(_ account: LedgerAccount, _ amount: Money) {
        self.account = account
        self.amount = amount
    }
}
