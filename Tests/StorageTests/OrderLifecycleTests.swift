import Domain
import TestSupport
import Testing

@testable import Storage

/// Queries of the audit, and of a customer's open orders.
@Suite("All orders, and a customer's")
struct OrderLifecycleTests {
    @Test("Pages follow each other without gap or repetition, in the order of the numbers")
    func pages() async throws {
        let store = try TestDatabase()
        try await store.addMerchant()
        for id in [14, 10, 13, 11, 12] as [Int64] { try await store.addOrder(id) }
        let wake = TestDatabase.now
        try await store.wake(12, at: wake.milliseconds)
        var (pages, last): ([[Int64]], Identifier?) = ([], nil)
        repeat {
            let after = last
            let page = try await store.database.read { transaction in
                try AuditTable.orders(after: after, limit: 2, in: transaction)
                    .map { try $0.row.value.get() }
                    .map { ($0.row.id, $0.nextActionAt) }
            }
            #expect(page.allSatisfy { ($0.1 == wake) == ($0.0 == Identifier(12)) })
            pages.append(page.map(\.0.value))
            last = page.last?.0
        } while last != nil
        #expect(pages == [[10, 11], [12, 13], [14], []])
    }

    @Test("There are no doubles where numbers are the merchant's own, and another merchant's do not count")
    func noDoubles() async throws {
        let store = try TestDatabase()
        try await store.addMerchant()
        try await store.addMerchant(2, username: "other", letterCode: "OTH")
        try await store.addOrder(10)
        try await store.addOrder(11)
        try await store.addOrder(12, merchant: 2)
        try await store.database.write { try $0.execute("UPDATE orders SET clean_number = '10' WHERE id = 12", []) }
        #expect(try await doubles(.min ... .max, in: store) == [])
    }

    @Test("Where the index was lost, both of two orders of one number are named, each in its own range")
    func doubles() async throws {
        let store = try TestDatabase()
        try await store.addMerchant()
        for id in [10, 11, 12] as [Int64] { try await store.addOrder(id) }
        try await store.database.write { transaction in
            let losing =
                TestEngine.isSQLite
                ? [
                    "CREATE TABLE copy AS SELECT * FROM orders", "DROP TABLE orders",
                    "ALTER TABLE copy RENAME TO orders",
                ]
                : ["ALTER TABLE orders DROP CONSTRAINT orders_merchant_id_clean_number_key"]
            for statement in losing + ["UPDATE orders SET clean_number = '10' WHERE id = 12"] {
                try transaction.execute(statement, [])
            }
        }
        #expect(Set(try await doubles(.min ... .max, in: store)) == ["1SHP10", "1SHP12"])
        #expect(try await doubles(10...11, in: store) == ["1SHP10"])
        #expect(try await doubles(11...11, in: store) == [])
    }

    @Test("An order owes as long as it is started; by the person, or by the e-mail address where none is known")
    func debts() async throws {
        let store = try TestDatabase()
        try await store.addMerchant()
        let nobody = CustomerMatchKeys(
            person: nil, email: MatchKey(20), phone: MatchKey(3), address: MatchKey(4))
        try await store.addOrder(10)
        try await store.addOrder(11, keys: nobody)
        #expect(try await store.order("10")?.customerKey == .person(MatchKey(1)))
        #expect(try await store.order("11")?.customerKey == .email(MatchKey(20)))
        let keys: [CustomerMatchKey] = [.person(MatchKey(1)), .email(MatchKey(20))]
        for key in keys {
            #expect(try await !owes(key, in: store))
        }
        for stage in ["started", "paid", "credited", "placed"] {
            try await store.database.write { try $0.execute("UPDATE orders SET stage = '\(stage)'", []) }
            for key in keys {
                #expect(try await owes(key, in: store) == (stage == "started"))
                #expect(try await !owes(key, merchant: 2, in: store))
            }
            #expect(try await !owes(.person(MatchKey(2)), in: store))
            #expect(try await !owes(.email(MatchKey(21)), in: store))
        }
    }

    @Test("One order that owes is enough")
    func oneOfMany() async throws {
        let store = try TestDatabase()
        try await store.addMerchant()
        for id in 10..<20 as Range<Int64> { try await store.addOrder(id) }
        try await store.wake(17, at: nil)
        #expect(try await owes(.person(MatchKey(1)), in: store))
    }

    @Test("The type of the customer is stored with the order")
    func types() async throws {
        let store = try TestDatabase()
        try await store.addMerchant()
        for (index, content) in try StorageSamples.contents().enumerated() {
            try await store.addOrder(Int64(10 + index), content: content)
            #expect(try await store.order("\(10 + index)")?.customerType == content.customer.type)
        }
    }

    private func owes(_ key: CustomerMatchKey, merchant: Int64 = 1, in store: TestDatabase) async throws -> Bool {
        try await store.database.read { try OrderTable.hasOpenOrders(key, merchantID: Identifier(merchant), in: $0) }
    }

    private func doubles(_ range: ClosedRange<Int64>, in store: TestDatabase) async throws -> [String] {
        try await store.database.read {
            try OrderTable.duplicateInvoiceNumbers(
                in: Identifier(range.lowerBound)...Identifier(range.upperBound), in: $0)
        }
    }
}
