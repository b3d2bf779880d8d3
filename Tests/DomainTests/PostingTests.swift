import Testing

@testable import Domain

@Suite("Postings")
struct PostingTests {
    @Test("A debit to one account is a credit to another")
    func twoSides() throws {
        let posting = try Posting(.workflowStarted, .euros(12), debit: .receivable, credit: .merchantPayable)
        #expect(
            posting.entries == [
                LedgerEntry(.receivable, .euros(12)), LedgerEntry(.merchantPayable, .euros(-12)),
            ])
        #expect(try posting.amount(on: .receivable) == .euros(12))
        #expect(try posting.amount(on: .merchantPayable) == .euros(-12))
        #expect(try posting.amount(on: .bank) == .zero)
    }

    @Test(
        "A payment is allocated to the amount due, and the excess to refunds",
        arguments: [
            (Int64(30), Int64(100), Int64(30), Int64(0)), (100, 100, 100, 0), (130, 100, 100, 30), (50, 0, 0, 50),
        ])
    func settling(amount: Int64, open: Int64, settled: Int64, refunded: Int64) throws {
        let posting = try Posting(.paymentReceived, .euros(amount), debit: .bank, settlingUpTo: .euros(open))
        #expect(try posting.amount(on: .bank) == .euros(amount))
        #expect(try posting.amount(on: .receivable) == .euros(-settled))
        #expect(try posting.amount(on: .refundsPayable) == .euros(-refunded))
        #expect(posting.entries.allSatisfy { $0.amount != .zero })
        #expect(Set(posting.entries.map(\.account)).count == posting.entries.count)
    }

    @Test(
        "Every event that moves money has a posting, and no other event has one",
        arguments: [
            (OrderEvent.Kind.placed, false), (.workflowStarted, true), (.stepDone, false), (.credited, true),
            (.returnCostsCharged, true), (.paymentRegistered, true), (.paymentReceived, true),
            (.collectionCostsCharged, true), (.held, false), (.resumed, false), (.messagePosted, false),
        ])
    func kinds(kind: OrderEvent.Kind, movesMoney: Bool) {
        #expect(kind.movesMoney == movesMoney)
    }

    @Test("Debit and credit of everything that happens are those of the specification")
    func table() throws {
        var order = OrderFixture(total: .euros(100))
        try order.handle(.start, at: "2026-11-23 12:00")
        try order.handle(.register("10"), at: "2026-11-24 12:00")
        try order.handle(.pay("10"), at: "2026-11-24 12:00")
        try order.handle(.credit("20", returnCosts: "5"), at: "2026-11-24 12:00")
        order.advance(to: "2027-03-01 12:00")
        try order.handle(.pay("150"), at: "2027-03-01 12:00")
        try order.handle(.credit("1"), at: "2027-03-01 12:00")
        #expect(
            order.postings.map(Self.text) == [
                "workflow_started receivable 100.00 merchant_payable -100.00",
                "payment_registered merchant_payable 10.00 receivable -10.00",
                "payment_received bank 10.00 receivable -10.00",
                "return_costs_charged receivable 5.00 merchant_payable -5.00",
                "credited merchant_payable 20.00 receivable -20.00",
                "collection_costs_charged receivable 40.00 collection_costs -40.00",
                "payment_received bank 150.00 receivable -105.00 refunds_payable -45.00",
                "credited merchant_payable 1.00 refunds_payable -1.00",
            ])
        #expect(order.books.findings(in: OrderFixture.dutchTime) == [])
    }

    private static func text(_ posting: StoredPosting) -> String {
        let entries = posting.entries.map { "\($0.account.rawValue) \($0.amount)" }
        return ([posting.kind.rawValue] + entries).joined(separator: " ")
    }
}
