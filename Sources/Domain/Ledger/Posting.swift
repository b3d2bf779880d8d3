/// A balanced movement of money in the double-entry ledger.
///
/// Each posting belongs to the order event of the same kind.
package struct Posting: Hashable, Sendable {
    package let kind: OrderEvent.Kind
    /// Entries, one for each account touched. Their sum is zero.
    package let entries: [LedgerEntry]

    /// - Throws: `InvariantViolation` when the entries do not sum to zero.
    package init(_ kind: OrderEvent.Kind, _ entries: [LedgerEntry]) throws {
        guard try entries.sum(\.amount) == .zero else {
            throw InvariantViolation("A posting of \(kind.rawValue) does not sum to zero.")
        }
        self.kind = kind
        self.entries = entries.filter { $0.amount != .zero }
    }

    /// Moves an amount between two accounts.
    /// - Throws: `InvariantViolation` on overflow.
    package init(_ kind: OrderEvent.Kind, _ amount: Money, debit: LedgerAccount, credit: LedgerAccount) throws {
        try self.init(kind, [LedgerEntry(debit, amount), LedgerEntry(credit, .zero - amount)])
    }

    /// Settles an order: up to the open amount is credited to the receivable, the rest to the refunds payable.
    /// - Throws: `InvariantViolation` on overflow.
    package init(_ kind: OrderEvent.Kind, _ amount: Money, debit: LedgerAccount, settlingUpTo open: Money) throws {
        let settled = min(amount, open)
        try self.init(
            kind,
            [
                LedgerEntry(debit, amount), LedgerEntry(.receivable, .zero - settled),
                LedgerEntry(.refundsPayable, settled - amount),
            ])
    }

    /// Change of an account's balance: positive for a debit.
    /// - Throws: `InvariantViolation` on overflow.
    package func amount(on account: LedgerAccount) throws -> Money {
        try entries.sum { $0.account == account ? $0.amount : .zero }
    }
}
