import Domain
import Testing

@testable import Storage

@Suite("Rows with amounts out of bounds")
struct OutOfBoundsRowTests {
    private static let amounts: [Int64] = [.min, -100_000_000_000_000_000, 100_000_000_000_000_000, .max]

    @Test("fail the history of their customer, and no other", arguments: amounts)
    func history(amount: Int64) async throws {
        let store = try TestDatabase()
        try await store.addMerchant()
        let stranger = CustomerMatchKeys(
            person: MatchKey(5), email: MatchKey(6), phone: MatchKey(7), address: MatchKey(8))
        for id in 1...2 as ClosedRange<Int64> { try await store.addOrder(id) }
        try await store.addOrder(3, keys: stranger)
        let today = try #require(CivilDate(year: 2026, month: 11, day: 23))
        for column in ["total_cents", "amount_due_cents"] {
            try await store.set(column, to: amount)
            await #expect(throws: InvariantViolation.self) {
                try await store.creditHistory(TestDatabase.keys, overdueBefore: today)
            }
            #expect(try await store.creditHistory(stranger, overdueBefore: today).openAmount > .zero)
            try await store.set(column, to: 0)
        }
        // What was paid is added to nothing.
        try await store.set("total_cents", to: amount)
        try await store.database.write { try $0.execute("UPDATE orders SET stage = 'paid' WHERE id <= 2", []) }
        #expect(try await store.creditHistory(TestDatabase.keys, overdueBefore: today).openAmount == .zero)
    }

    @Test("are read neither for a call nor for the audit, which names them", arguments: amounts)
    func order(amount: Int64) async throws {
        let store = try TestDatabase()
        try await store.addMerchant()
        for id in 1...2 as ClosedRange<Int64> { try await store.addOrder(id) }
        try await store.set("refund_due_cents", to: amount)
        await #expect(throws: StorageError.unreadableRow("orders.refund_due_cents is out of bounds")) {
            try await store.database.read { try OrderTable.find(id: Identifier(1), in: $0) != nil }
        }
        let rows = try await store.database.read { try AuditTable.orders(after: nil, limit: 10, in: $0) }
        #expect(rows.count == 2)
        for row in rows {
            let error = #expect(throws: StorageError.self) { try row.row.value.get() }
            #expect(error.map { "\($0)".contains("refund_due_cents") } == true)
        }
    }

    @Test("fail the sum of what a merchant is owed", arguments: amounts)
    func payable(amount: Int64) async throws {
        let store = try TestDatabase()
        try await store.database.write { transaction in
            for id in 1...2 as ClosedRange<Int64> {
                try transaction.execute(
                    """
                    INSERT INTO ledger_entries (posting_id, account, merchant_id, order_id, amount_cents)
                    VALUES ($1, 'merchant_payable', 1, 1, $2)
                    """, [.integer(id), .integer(amount)])
            }
        }
        await #expect(throws: StorageError.unreadableRow("ledger_entries.amount_cents")) {
            try await store.database.read { try LedgerTable.merchantBalance(Identifier(1), in: $0) }
        }
    }
}

extension TestDatabase {
    /// Sets a column of orders 1 and 2.
    fileprivate func set(_ column: String, to amount: Int64) async throws {
        try await database.write {
            try $0.execute("UPDATE orders SET \(column) = $1 WHERE id <= 2", [.integer(amount)])
        }
    }
}
