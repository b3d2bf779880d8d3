/// Something that moved money, in double entry: what it takes from one account it brings to others.
///
/// Each posting belongs to the order event of the same kind that tells why.
package struct Posting: Hashable, Sendable {
    package let kind: OrderEvent.Kind
    /// One for each account that is touched; together they are zero.
    package let entries: [LedgerEntry]

    /// - Throws: `InvariantViolation` when the entries do not sum to zero.
    package init(_ kind: OrderEvent.Kind, _ entries: [LedgerEntry]) throws {
        guard try entries.sum(\.amount) == .zero else {
            throw InvariantViolation("A posting of \(kind.rawValue) does not sum to zero.")
        }
        self.kind = kind
        self.entries = entries.filter { $0.amount != .zero }
    }

    /// What a debit to one account brings to another.
    package init(_ kind: OrderEvent.Kind, _ amount: Money, debit: LedgerAccount, credit: LedgerAccount) throws {
        try self.init(kind, [LedgerEntry(debit, amount), LedgerEntry(credit, .zero - amount)])
    }

    /// What settles an order: as much as is open goes to the receivable, the rest is owed back to the customer.
    package init(_ kind: OrderEvent.Kind, _ amount: Money, debit: LedgerAccount, settlingUpTo open: Money) throws {
        let settled = min(amount, open)
        try self.init(
            kind,
            [
                LedgerEntry(debit, amount), LedgerEntry(.receivable, .zero - settled),
                LedgerEntry(.refundsPayable, settled - amount),
            ])
    }

    /// What the posting adds to an account.
    package func amount(on account: LedgerAccount) throws -> Money {
        try entries.sum { $0.account == account ? $0.amount : .zero }
    }
}
