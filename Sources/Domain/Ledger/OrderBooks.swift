/// All that is stored of one order's life and money, to be held against each other.
package struct OrderBooks: Sendable {
    package let total: Money
    package let lifecycle: OrderLifecycle
    /// As it was stored.
    package let wakesAt: Instant?
    package let events: [(id: Identifier, event: OrderEvent)]
    package let postings: [StoredPosting]

    package init(
        total: Money, lifecycle: OrderLifecycle, wakesAt: Instant?, events: [(id: Identifier, event: OrderEvent)],
        postings: [StoredPosting]
    ) {
        self.total = total
        self.lifecycle = lifecycle
        self.wakesAt = wakesAt
        self.events = events
        self.postings = postings
    }

    /// Everything that does not agree, each in a sentence.
    package func findings(in dutchTime: DutchTime) -> [String] {
        unbalancedPostings + wrongBalances + disagreements + wrongStages(in: dutchTime)
    }

    private var unbalancedPostings: [String] {
        postings.compactMap { posting in
            if posting.entries.isEmpty { return "Posting \(posting.id.value) has no entries." }
            let sum = posting.entries.reduce(Money.zero) { $0 + $1.amount }
            return sum == .zero ? nil : "The entries of posting \(posting.id.value) sum to \(sum) instead of zero."
        }
    }

    private var wrongBalances: [String] {
        let credited = postings.filter { $0.kind == .credited }
            .reduce(Money.zero) { $0 + $1.change(of: .merchantPayable) }
        return [
            ("amount due", lifecycle.amountDue, balance(of: .receivable)),
            ("refund due", lifecycle.refundDue, .zero - balance(of: .refundsPayable)),
            ("credited amount", lifecycle.credited, credited),
        ].compactMap { name, stored, booked in
            stored == booked ? nil : "The \(name) is stored as \(stored), its entries say \(booked)."
        }
    }

    private func balance(of account: LedgerAccount) -> Money {
        postings.reduce(.zero) { $0 + $1.change(of: account) }
    }

    /// Where events and postings do not agree: each event that moves money has one posting, of its number.
    private var disagreements: [String] {
        let byID = Dictionary(postings.map { ($0.id, $0) }) { first, _ in first }
        let events = Dictionary(self.events.map { ($0.id, $0.event) }) { first, _ in first }
        let ofEvents = events.filter(\.value.kind.movesMoney).compactMap { id, event -> String? in
            guard let posting = byID[id] else { return "Event \(id.value) (\(event.kind.rawValue)) has no posting." }
            return posting.kind == event.kind && amount(of: event) == posting.amount ? nil : disagreement(id, event)
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

    /// What an event says it moved. A start without an amount was written before there were books.
    private func amount(of event: OrderEvent) -> Money? {
        guard let text = event.details[.amount] else { return event.kind == .workflowStarted ? total : nil }
        return Int64(text).map(Money.init(cents:))
    }

    private func wrongStages(in dutchTime: DutchTime) -> [String] {
        var findings: [String] = []
        func insist(_ isSo: Bool, _ sentence: String) {
            if !isSo { findings.append(sentence) }
        }
        let open = lifecycle.open(of: total)
        insist(open >= .zero, "\(open) is open: what was paid too much is on no refund account.")
        insist(lifecycle.refundDue >= .zero, "The refund due is \(lifecycle.refundDue).")
        insist(lifecycle.credited <= total, "\(lifecycle.credited) was credited on an order of \(total).")
        insist(lifecycle.isOpen == (open > .zero), "The order is \(lifecycle.stage.rawValue), and \(open) is open.")
        insist(count(of: .placed) == 1, "The order was placed \(count(of: .placed)) times.")
        let starts = lifecycle.position == nil ? 0 : 1
        insist(count(of: .workflowStarted) == starts, "The workflow was started \(count(of: .workflowStarted)) times.")
        insist(wakesAt == lifecycle.wakesAt(in: dutchTime), "The moment of the next step is not the one it should be.")
        return findings
    }

    private func count(of kind: OrderEvent.Kind) -> Int {
        events.count { $0.event.kind == kind }
    }
}

/// A posting as it was stored, right or wrong.
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

    /// What it moved: its debits.
    package var amount: Money {
        entries.reduce(.zero) { $1.amount > .zero ? $0 + $1.amount : $0 }
    }

    package func change(of account: LedgerAccount) -> Money {
        entries.reduce(.zero) { $1.account == account ? $0 + $1.amount : $0 }
    }
}
