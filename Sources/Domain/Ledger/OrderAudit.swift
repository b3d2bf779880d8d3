/// Stored state, events and postings of one order, checked against each other.
package struct OrderAudit: Sendable {
    package let total: Money
    package let lifecycle: OrderLifecycle
    /// The stored time of the next automatic action.
    package let nextActionAt: Instant?
    package let events: [(id: Identifier, event: OrderEvent)]
    package let postings: [StoredPosting]

    package init(
        total: Money, lifecycle: OrderLifecycle, nextActionAt: Instant?, events: [(id: Identifier, event: OrderEvent)],
        postings: [StoredPosting]
    ) {
        self.total = total
        self.lifecycle = lifecycle
        self.nextActionAt = nextActionAt
        self.events = events
        self.postings = postings
    }

    /// Every contradiction, one sentence each. Amounts that cannot be added up are among them.
    package func findings(in dutchTime: DutchCalendar) -> [String] {
        unbalancedPostings + balanceMismatches + found("events and postings") { try postingMismatches() }
            + found("what is open") { try stageMismatches(in: dutchTime) }
    }

    private func found(_ what: String, _ findings: () throws -> [String]) -> [String] {
        do {
            return try findings()
        } catch {
            return ["Amounts of \(what) are out of bounds: \(error)"]
        }
    }

    private var unbalancedPostings: [String] {
        postings.flatMap { posting in
            if posting.entries.isEmpty { return ["Posting \(posting.id.value) has no entries."] }
            return found("posting \(posting.id.value)") {
                let sum = try posting.entries.sum(\.amount)
                return sum == .zero ? [] : ["The entries of posting \(posting.id.value) sum to \(sum) instead of zero."]
            }
        }
    }

    private var balanceMismatches: [String] {
        let balances: [(name: String, stored: Money, booked: () throws -> Money)] = [
            ("amount due", lifecycle.amountDue, { try balance(of: .receivable) }),
            ("refund due", lifecycle.refundDue, { try .zero - balance(of: .refundsPayable) }),
            ("credited amount", lifecycle.creditedAmount, { try credited() }),
        ]
        return balances.flatMap { name, stored, booked in
            found("the \(name)") {
                let booked = try booked()
                return stored == booked ? [] : ["The \(name) is stored as \(stored), its entries say \(booked)."]
            }
        }
    }

    private func balance(of account: LedgerAccount) throws -> Money {
        try postings.sum { try $0.amount(on: account) }
    }

    private func credited() throws -> Money {
        try postings.sum { $0.kind == .credited ? try $0.amount(on: .merchantPayable) : .zero }
    }

    /// Contradictions of events and postings: each event that moves money has one posting with the event's id.
    private func postingMismatches() throws -> [String] {
        let byID = Dictionary(postings.map { ($0.id, $0) }) { first, _ in first }
        let events = Dictionary(self.events.map { ($0.id, $0.event) }) { first, _ in first }
        let ofEvents = try events.filter(\.value.kind.movesMoney).compactMap { id, event -> String? in
            guard let posting = byID[id] else { return "Event \(id.value) (\(event.kind.rawValue)) has no posting." }
            let agrees = try posting.kind == event.kind && amount(of: event) == posting.amount()
            return agrees ? nil : disagreement(id, event)
        }
        let ofPostings = postings.compactMap { posting -> String? in
            guard let event = events[posting.id] else {
                return "Posting \(posting.id.value) (\(posting.kind.rawValue)) belongs to no event of the order."
            }
            return event.kind.movesMoney ? nil : disagreement(posting.id, event)
        }
        return (ofEvents + ofPostings).sorted()
    }

    private func disagreement(_ id: Identifier, _ event: OrderEvent) -> String {
        "Event \(id.value) (\(event.kind.rawValue)) and its posting do not agree."
    }

    /// Amount that an event moved. A start without an amount was stored before there was a ledger.
    private func amount(of event: OrderEvent) -> Money? {
        if case .workflowStarted(nil, _, _) = event.payload { return total }
        return event.payload.amount
    }

    private func stageMismatches(in dutchTime: DutchCalendar) throws -> [String] {
        var findings: [String] = []
        func require(_ condition: Bool, _ sentence: String) {
            if !condition { findings.append(sentence) }
        }
        let open = try lifecycle.openAmount(ofTotal: total)
        require(open >= .zero, "\(open) is open: what was paid too much is on no refund account.")
        require(lifecycle.refundDue >= .zero, "The refund due is \(lifecycle.refundDue).")
        require(lifecycle.creditedAmount <= total, "\(lifecycle.creditedAmount) was credited on an order of \(total).")
        require(lifecycle.isOpen == (open > .zero), "The order is \(lifecycle.stage.rawValue), and \(open) is open.")
        require(count(of: .placed) == 1, "The order was placed \(count(of: .placed)) times.")
        let starts = lifecycle.position == nil ? 0 : 1
        require(count(of: .workflowStarted) == starts, "The workflow was started \(count(of: .workflowStarted)) times.")
        require(
            nextActionAt == lifecycle.nextActionAt(in: dutchTime),
            "The moment of the next step is not the one it should be.")
        return findings
    }

    private func count(of kind: OrderEvent.Kind) -> Int {
        events.count { $0.event.kind == kind }
    }
}

/// A posting as stored, valid or not.
package struct StoredPosting: Hashable, Sendable {
    package let id: Identifier
    package let kind: OrderEvent.Kind
    package let orderID: Identifier
    package let entries: [LedgerEntry]

    package init(id: Identifier, kind: OrderEvent.Kind, orderID: Identifier, entries: [LedgerEntry]) {
        self.id = id
        self.kind = kind
        self.orderID = orderID
        self.entries = entries
    }

    /// Amount of the posting: the sum of its debits.
    /// - Throws: `InvariantViolation` on overflow.
    package func amount() throws -> Money {
        try entries.sum { max($0.amount, .zero) }
    }

    /// Change of an account's balance: positive for a debit.
    /// - Throws: `InvariantViolation` on overflow.
    package func amount(on account: LedgerAccount) throws -> Money {
        try entries.sum { $0.account == account ? $0.amount : .zero }
    }
}
