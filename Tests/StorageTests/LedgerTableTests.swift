import Domain
import Testing

@testable import Storage

@Suite("The books")
struct LedgerTableTests {
    private let start: Posting
    private let payment: Posting

    init() throws {
        start = try Posting(.workflowStarted, .euros(100), debit: .receivable, credit: .merchantPayable)
        payment = try Posting(.paymentReceived, .euros(130), debit: .bank, settlingUpTo: .euros(100))
    }

    @Test("A posting comes back with its entries, and nothing else of the order's neighbours")
    func roundTrip() async throws {
        let store = try TestDatabase()
        try await insert(start, 50, order: 10, to: store)
        try await insert(payment, 51, order: 10, to: store)
        try await insert(start, 52, order: 11, to: store)
        try await insert(start, 53, order: 12, to: store)
        let postings = try await postings(10...11, in: store)
        #expect(postings.map(\.id.value) == [50, 51, 52])
        #expect(postings.map(\.orderID.value) == [10, 10, 11])
        #expect(postings.map(\.kind) == [.workflowStarted, .paymentReceived, .workflowStarted])
        for (posting, original) in zip(postings, [start, payment, start]) {
            #expect(Set(posting.entries) == Set(original.entries))
            #expect(try posting.amount() == original.entries.map(\.amount).max())
        }
        #expect(try await self.postings(13...20, in: store) == [])
    }

    @Test("Every account and every kind that moves money can be written down")
    func allAccounts() async throws {
        let store = try TestDatabase()
        let kinds: [OrderEvent.Kind] = [
            .workflowStarted, .credited, .returnCostsCharged, .paymentRegistered, .paymentReceived,
            .collectionCostsCharged,
        ]
        for (index, account) in LedgerAccount.allCases.enumerated() {
            let other = LedgerAccount.allCases[(index + 1) % LedgerAccount.allCases.count]
            let posting = try Posting(kinds[index % kinds.count], .euros(1), debit: account, credit: other)
            try await insert(posting, Int64(100 + index), order: 10, to: store)
        }
        let postings = try await postings(10...10, in: store)
        #expect(Set(postings.flatMap(\.entries).map(\.account)) == Set(LedgerAccount.allCases))
        #expect(try postings.allSatisfy { try $0.entries.sum(\.amount) == .zero })
    }

    @Test("What a merchant is owed is the sum of its entries, and no other merchant's")
    func payable() async throws {
        let store = try TestDatabase()
        try await insert(start, 50, order: 10, to: store)
        try await insert(start, 51, order: 11, to: store)
        let credit = try Posting(.credited, .euros(30), debit: .merchantPayable, settlingUpTo: .euros(100))
        try await insert(credit, 52, order: 10, to: store)
        try await insert(payment, 53, order: 10, to: store)
        try await insert(start, 54, order: 12, merchant: 2, to: store)
        #expect(try await payable(1, in: store) == .euros(170))
        #expect(try await payable(2, in: store) == .euros(100))
        #expect(try await payable(3, in: store) == .zero)
    }

    @Test("Sums of the largest amounts are exact")
    func largeAmounts() async throws {
        let store = try TestDatabase()
        let amount = Money(cents: 999_999_999_999)
        for id in 0..<20 as Range<Int64> {
            try await insert(
                try Posting(.workflowStarted, amount, debit: .receivable, credit: .merchantPayable), 100 + id,
                order: id, to: store)
        }
        #expect(try await payable(1, in: store) == Money(cents: 19_999_999_999_980))
    }

    @Test("A posting has one entry for each account, and its number once")
    func keys() async throws {
        let store = try TestDatabase()
        try await insert(start, 50, order: 10, to: store)
        await #expect(throws: (any Error).self) { try await insert(start, 50, order: 11, to: store) }
        await #expect(throws: (any Error).self) {
            try await store.database.write {
                try $0.execute("INSERT INTO ledger_entries VALUES (50, 'receivable', 1, 10, 5)", [])
            }
        }
        #expect(try await store.count("ledger_postings") == 1)
        #expect(try await store.count("ledger_entries") == 2)
    }

    @Test("Entries without a posting are counted, in the range of orders that is asked for")
    func orphans() async throws {
        let store = try TestDatabase()
        for (id, order) in [(50, 10), (51, 11), (52, 12)] as [(Int64, Int64)] {
            try await insert(start, id, order: order, to: store)
        }
        try await store.database.write { try $0.execute("DELETE FROM ledger_postings WHERE id >= 51", []) }
        for (range, count) in [(Int64(10)...10, 0), (10...11, 2), (12...20, 2), (.min ... .max, 4)] {
            let strays = try await store.database.read {
                try LedgerTable.countOrphanedEntries(
                    ofOrders: Identifier(range.lowerBound)...Identifier(range.upperBound), in: $0)
            }
            #expect(strays == count, "\(range)")
        }
    }

    @Test(
        "A row that means nothing is named",
        arguments: [
            ("UPDATE ledger_entries SET account = 'petty cash' WHERE account = 'receivable'", "ledger_entries.account"),
            ("UPDATE ledger_postings SET kind = 'stolen'", "ledger_postings.kind"),
        ])
    func unreadable(sql: String, column: String) async throws {
        let store = try TestDatabase()
        try await insert(start, 50, order: 10, to: store)
        try await store.database.write { try $0.execute(sql, []) }
        await #expect(throws: StorageError.unreadableRow(column)) { try await postings(10...10, in: store) }
    }

    private func insert(
        _ posting: Posting, _ id: Int64, order: Int64, merchant: Int64 = 1, to store: TestDatabase
    ) async throws {
        try await store.database.write {
            try LedgerTable.insert(
                posting, id: Identifier(id), orderID: Identifier(order), merchantID: Identifier(merchant),
                at: TestDatabase.now, in: $0)
        }
    }

    private func postings(_ orders: ClosedRange<Int64>, in store: TestDatabase) async throws -> [StoredPosting] {
        try await store.database.read {
            try LedgerTable.postings(
                ofOrders: Identifier(orders.lowerBound)...Identifier(orders.upperBound), in: $0)
        }
    }

    private func payable(_ merchant: Int64, in store: TestDatabase) async throws -> Money {
        try await store.database.read { try LedgerTable.merchantBalance(Identifier(merchant), in: $0) }
    }
}
