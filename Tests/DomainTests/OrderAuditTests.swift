import Testing

@testable import Domain

/// Findings of `naderhand audit`, with the sentence for each kind of damage.
@Suite("The books of an order")
struct OrderAuditTests {
    @Test("An order that lived through everything agrees with its books")
    func clean() throws {
        expect { _ in }
    }

    @Test("A posting that does not sum to zero")
    func unbalanced() {
        expect("The entries of posting 2 sum to 1.00 instead of zero.") { books in
            books.postings[0] = StoredPosting(
                id: Identifier(2), kind: .workflowStarted, orderID: OrderFixture.id,
                entries: [LedgerEntry(.receivable, .euros(100)), LedgerEntry(.merchantPayable, .euros(-99))])
        }
    }

    @Test("A posting without entries")
    func noEntries() {
        expect(
            "Posting 2 has no entries.", "The amount due is stored as 60.00, its entries say -40.00.",
            "Event 2 (workflow_started) and its posting do not agree."
        ) { books in
            books.postings[0] = StoredPosting(
                id: Identifier(2), kind: .workflowStarted, orderID: OrderFixture.id, entries: [])
        }
    }

    @Test("Balances that differ from their entries are found")
    func balances() {
        expect("The refund due is stored as 1.00, its entries say 0.00.") { $0.lifecycle.refundDue = .euros(1) }
        expect("The credited amount is stored as 11.00, its entries say 10.00.") {
            $0.lifecycle.creditedAmount = .euros(11)
        }
        expect("The amount due is stored as 61.00, its entries say 60.00.") { $0.lifecycle.amountDue = .euros(61) }
    }

    @Test("An event that moved money without a posting, and a posting without an event")
    func missing() {
        expect(
            "The amount due is stored as 60.00, its entries say -40.00.", "Event 2 (workflow_started) has no posting."
        ) {
            $0.postings.removeFirst()
        }
        expect("Posting 2 (workflow_started) belongs to no event of the order.", "The workflow was started 0 times.") {
            $0.events.remove(at: 1)
        }
    }

    @Test("An event and a posting of another kind or amount")
    func disagreement() {
        let sentence = "Event 3 (payment_received) and its posting do not agree."
        expect(sentence) { books in
            books.postings[1] = StoredPosting(
                id: Identifier(3), kind: .paymentRegistered, orderID: OrderFixture.id,
                entries: books.postings[1].entries)
        }
        expect(sentence) { books in
            books.events[2].event = OrderEvent(
                .paymentReceived(amount: Money(cents: 3_001)), by: .customer,
                occurredAt: books.events[2].event.occurredAt)
        }
    }

    @Test("The amount of a start that is older than the books is the order's total")
    func startWithoutAmount() {
        func start(_ amount: Money?) -> (inout Parts) -> Void {
            { books in
                books.events[1].event = OrderEvent(
                    .workflowStarted(amount: amount), by: .merchant, occurredAt: books.events[1].event.occurredAt)
            }
        }
        expect(after: start(nil))
        expect("Event 2 (workflow_started) and its posting do not agree.", after: start(.euros(99)))
    }

    @Test("A posting of an event that moves no money")
    func postingOfAHold() {
        expect("Event 5 (held) and its posting do not agree.") { books in
            books.postings.append(
                StoredPosting(
                    id: books.events[4].id, kind: .held, orderID: OrderFixture.id,
                    entries: [LedgerEntry(.bank, .euros(1)), LedgerEntry(.fees, .euros(-1))]))
        }
    }

    @Test("A stage that contradicts the amount due is found")
    func stages() {
        expect("The order is paid, and 60.00 is open.") { books in
            books.lifecycle.stage = .paid
            books.wakesAt = nil
        }
        let life = OrderLifecycle(stage: .started, position: .init(stepIndex: 0, nextStepAt: nil), amountDue: .zero)
        let books = OrderAudit(
            total: .zero, lifecycle: life, nextActionAt: nil, events: OrderFixture().events, postings: [])
        #expect(
            books.findings(in: OrderFixture.dutchTime) == [
                "The order is started, and 0.00 is open.", "The workflow was started 0 times.",
            ])
    }

    @Test("Amounts that cannot be: less than nothing open, a negative refund, more credited than ordered")
    func impossibleAmounts() {
        let life = OrderLifecycle(
            stage: .paid, position: nil, amountDue: .euros(-12), refundDue: .euros(-1), creditedAmount: .euros(11))
        let books = OrderAudit(
            total: .euros(10), lifecycle: life, nextActionAt: nil, events: OrderFixture().events, postings: [])
        let found = books.findings(in: OrderFixture.dutchTime)
        #expect(found.contains("-2.00 is open: what was paid too much is on no refund account."))
        #expect(found.contains("The refund due is -1.00."))
        #expect(found.contains("11.00 was credited on an order of 10.00."))
    }

    @Test("An order that was placed twice or never, or started twice")
    func counts() {
        expect("The order was placed 2 times.") { $0.events.append((Identifier(99), $0.events[0].event)) }
        expect("The order was placed 0 times.") { $0.events.removeFirst() }
        expect("Event 99 (workflow_started) has no posting.", "The workflow was started 2 times.") {
            $0.events.append((Identifier(99), $0.events[1].event))
        }
    }

    @Test("A moment of the next step that is not the one it should be", arguments: [nil, Instant(milliseconds: 5)])
    func wakesAt(moment: Instant?) {
        expect("The moment of the next step is not the one it should be.") { $0.wakesAt = moment }
    }

    /// The parts of an order's books, each of which a test may damage.
    private struct Parts {
        var lifecycle: OrderLifecycle
        var wakesAt: Instant?
        var events: [(id: Identifier, event: OrderEvent)]
        var postings: [StoredPosting]
    }

    /// Expects findings for an order of 100.00: placed (1), started (2), paid 30.00 (3), credited 10.00 (4), and on
    /// hold (5).
    private func expect(
        _ sentences: String..., location: SourceLocation = #_sourceLocation, after damage: (inout Parts) -> Void
    ) {
        var order = OrderFixture()
        do {
            try order.handle(.start, at: "2026-11-23 12:00")
            try order.handle(.pay("30"), at: "2026-11-24 12:00")
            try order.handle(.credit("10"), at: "2026-11-25 12:00")
            try order.handle(.hold(days: 5), at: "2026-11-25 12:00")
        } catch {
            Issue.record("\(error)")
        }
        var parts = Parts(
            lifecycle: order.lifecycle, wakesAt: order.books.nextActionAt, events: order.events,
            postings: order.postings)
        damage(&parts)
        let books = OrderAudit(
            total: order.terms.total, lifecycle: parts.lifecycle, nextActionAt: parts.wakesAt, events: parts.events,
            postings: parts.postings)
        #expect(books.findings(in: OrderFixture.dutchTime) == sentences, sourceLocation: location)
    }
}
