import Domain
import Foundation
import Testing

@testable import Storage

@Suite("Orders")
struct OrderTableTests {
    private static let keys = CustomerMatchKeys(
        person: MatchKey(1), email: MatchKey(2), phone: MatchKey(3), address: MatchKey(4))

    private static let plan = CollectionPlan(
        startDelayDays: 0, paymentTermDays: 14, steps: WorkflowStep.consumerCollection)

    private func add(
        _ number: String, id: Int64, to store: TestDatabase, keys: CustomerMatchKeys = keys,
        content: OrderContent? = nil
    ) async throws {
        let orderNumber = try #require(OrderNumber(number))
        let order = try Order(
            number: orderNumber,
            invoiceNumber: InvoiceNumber(workflow: 1, letterCode: try #require(LetterCode("SHP")), order: orderNumber),
            workflowNumber: 1, content: try content ?? StorageSamples.content())
        let new = NewOrder(
            id: Identifier(id), merchantID: Identifier(1), order: order,
            encodedContent: EncodedOrderContent(order.content),
            checkID: nil, keys: keys, placedAt: TestDatabase.now, workflowVersion: 1,
            lifecycle: .placed)
        try await store.database.write { try OrderTable.insert(new, in: $0) }
    }

    private func find(_ text: String, in store: TestDatabase, merchant: Int64 = 1) async throws -> OrderRow? {
        let name = OrderLookupKey(text, letterCode: try #require(LetterCode("SHP")))
        return try await store.database.read {
            try OrderTable.find(name, merchantID: Identifier(merchant), in: $0).first()
        }
    }

    @Test("An order is found by its own number and by its invoice number, and by nothing else")
    func names() async throws {
        let store = try TestDatabase()
        try await store.addMerchant()
        try await add("O2014.05.28", id: 10, to: store)
        #expect(try await find("O2014.05.28", in: store)?.id == Identifier(10))
        #expect(try await find("1SHPO2014-05-28", in: store)?.id == Identifier(10))
        for other in [
            "O2014-05-28", "1SHPO2014.05.28", "2SHPO2014-05-28", "1ABCO2014-05-28", "SHPO2014-05-28", "", "o2014.05.28",
        ] {
            #expect(try await find(other, in: store) == nil, "\(other)")
        }
        #expect(try await find("O2014.05.28", in: store, merchant: 2) == nil)
    }

    @Test("Where one order's number is another's invoice number, the order number counts")
    func ambiguousNames() async throws {
        let store = try TestDatabase()
        try await store.addMerchant()
        try await add("X", id: 10, to: store)
        try await add("1SHPX", id: 11, to: store)
        #expect(try await find("1SHPX", in: store)?.id == Identifier(11))
        #expect(try await find("1SHP1SHPX", in: store)?.id == Identifier(11))
        #expect(try await find("X", in: store)?.id == Identifier(10))
    }

    @Test("A number is taken by one that differs in dots and hyphens only")
    func takenNumbers() async throws {
        let store = try TestDatabase()
        try await store.addMerchant()
        try await add("a.b", id: 10, to: store)
        for (number, isTaken) in [("a.b", true), ("a-b", true), ("a_b", false), ("A.b", false)] {
            let number = try #require(OrderNumber(number))
            let answer = try await store.database.read {
                try OrderTable.isTaken(number, merchantID: Identifier(1), in: $0).first()
            }
            #expect(answer == isTaken, "\(number.text)")
        }
        await #expect(throws: UniqueViolation(constraint: OrderTable.numberConstraint)) {
            try await add("a-b", id: 11, to: store)
        }
        #expect(try await store.count("orders") == 1)
    }

    @Test("What an order was placed with comes back as it was, whatever characters are in it")
    func content() async throws {
        let store = try TestDatabase()
        try await store.addMerchant()
        for (index, content) in try StorageSamples.contents().enumerated() {
            try await add("N\(index)", id: Int64(100 + index), to: store, content: content)
            let stored = try await store.database.read {
                try OrderTable.content(of: Identifier(Int64(100 + index)), in: $0)
            }
            #expect(stored == content)
        }
    }

    @Test("A document of ours is what JSONEncoder would write, keys aside")
    func documents() throws {
        for content in try StorageSamples.contents() {
            let ours =
                try JSONSerialization.jsonObject(with: Data(EncodedOrderContent(content).text.utf8)) as? NSDictionary
            let theirs = try JSONSerialization.jsonObject(with: JSONEncoder().encode(content)) as? NSDictionary
            #expect(ours == theirs)
        }
    }

    @Test("Where an order's life stands is written down and read back")
    func lifecycle() async throws {
        let store = try TestDatabase()
        try await store.addMerchant()
        try await add("1", id: 10, to: store)
        let position = OrderLifecycle.Position(
            stepIndex: 2, nextStepAt: Instant(milliseconds: 5), dueDate: CivilDate(year: 2026, month: 12, day: 8))
        let day = try #require(CivilDate(year: 2026, month: 12, day: 1))
        let life = OrderLifecycle(
            stage: .started, position: position, hold: .init(startDate: day, endDate: day.adding(days: 14)),
            amountDue: Money(cents: 1_210), refundDue: Money(cents: 7), creditedAmount: Money(cents: 8))
        try await store.database.write {
            try OrderTable.update(Identifier(10), to: life, under: Self.plan, nextActionAt: nil, in: $0)
        }
        let row = try await find("1", in: store)
        #expect(row?.lifecycle == life)
        #expect(row?.stepName == "Reminder")
    }

    @Test("A customer's history counts what is open, paid, overdue and in collection, by any of three keys")
    func history() async throws {
        let store = try TestDatabase()
        try await store.addMerchant()
        let strangers = CustomerMatchKeys(
            person: nil, email: MatchKey(20), phone: MatchKey(30), address: MatchKey(4))
        let byPhone = CustomerMatchKeys(
            person: nil, email: MatchKey(21), phone: MatchKey(3), address: MatchKey(40))
        try await add("placed", id: 10, to: store)
        try await add("overdue", id: 11, to: store, keys: byPhone)
        try await add("paid", id: 12, to: store)
        try await add("other", id: 13, to: store, keys: strangers)
        let today = try #require(CivilDate(year: 2026, month: 11, day: 23))
        try await store.database.write { transaction in
            let due = OrderLifecycle.Position(stepIndex: 3, nextStepAt: nil, dueDate: today.adding(days: -31))
            let overdue = OrderLifecycle(stage: .started, position: due, amountDue: Money(cents: 500))
            try OrderTable.update(Identifier(11), to: overdue, under: Self.plan, nextActionAt: nil, in: transaction)
            let paid = OrderLifecycle(stage: .paid, position: due, amountDue: .zero)
            try OrderTable.update(Identifier(12), to: paid, under: Self.plan, nextActionAt: nil, in: transaction)
        }
        let total = try StorageSamples.content().lines.sum(\.total)
        let known = try await store.creditHistory(Self.keys, overdueBefore: today.adding(days: -30))
        #expect(try known.openAmount == total + Money(cents: 500))
        #expect(known.paidOrders == 1)
        #expect(known.isLongOverdue)
        #expect(!known.isInCollection)
        let onTheDay = try await store.creditHistory(Self.keys, overdueBefore: today.adding(days: -31))
        #expect(!onTheDay.isLongOverdue)
    }

    @Test("An order in collection is known to everybody's checks")
    func collection() async throws {
        let store = try TestDatabase()
        try await store.addMerchant()
        try await add("1", id: 10, to: store)
        let life = OrderLifecycle(stage: .started, position: .init(stepIndex: 5, nextStepAt: nil), amountDue: .euros(1))
        try await store.database.write {
            try OrderTable.update(Identifier(10), to: life, under: Self.plan, nextActionAt: nil, in: $0)
        }
        let today = try #require(CivilDate(year: 2026, month: 11, day: 23))
        let known = try await store.creditHistory(Self.keys, overdueBefore: today)
        #expect(known.isInCollection)
    }
}
