extension OrderRecord {
    /// Clock by which events were written.
    package enum Clock: Hashable, Sendable {
        /// The machine's clock: events are written when they happen.
        case machine
        /// A sandbox's clock: it jumps ahead, and steps that fell due meanwhile are dated back to their due time.
        case moved
    }

    /// Every contradiction, one sentence each.
    package func findings(in dutchTime: DutchCalendar, clock: Clock) -> [String] {
        audit.findings(in: dutchTime) + contentFindings + numberFindings + accountFindings + ownerFindings
            + timeFindings(clock: clock)
    }

    private var contentFindings: [String] {
        var findings: [String] = []
        let linesTotal = try? VATBreakdown.total(of: content.lines)
        if linesTotal != total {
            let lines = linesTotal.map { "come to \($0)" } ?? "cannot be added up"
            findings.append("The lines \(lines), the total is stored as \(total).")
        }
        if content.customer.type != customerType {
            findings.append(
                "The customer is stored as \(customerType.rawValue), the document says "
                    + "\(content.customer.type.rawValue).")
        }
        return findings
    }

    /// Contradictions of the order's numbers. An invoice number is the workflow's number, the letter code and the clean
    /// order number.
    private var numberFindings: [String] {
        var findings: [String] = []
        if OrderNumber(numbers.number)?.clean != numbers.cleanNumber {
            findings.append("Its number \(numbers.number) is found under \(numbers.cleanNumber).")
        }
        let (workflow, invoice) = (String(numbers.workflowNumber), numbers.invoiceNumber.text)
        let isMade =
            invoice.hasPrefix(workflow) && invoice.hasSuffix(numbers.cleanNumber)
            && invoice.count == workflow.count + 3 + numbers.cleanNumber.count
        if !isMade {
            findings.append("The invoice number is none of order \(numbers.number) on workflow \(workflow).")
        }
        return findings
    }

    private var accountFindings: [String] {
        let kinds = Dictionary(postings.map { ($0.id, $0.kind) }) { first, _ in first }
        return entries.compactMap { entry in
            guard let kind = kinds[entry.postingID], let accounts = PostingAccounts(kind), !accounts.allows(entry.entry)
            else { return nil }
            let side = entry.entry.amount > .zero ? "debits" : "credits"
            return "Posting \(entry.postingID.value) (\(kind.rawValue)) \(side) \(entry.entry.account.rawValue)."
        }
    }

    private var ownerFindings: [String] {
        let ofPostings = postings.filter { $0.merchantID != merchantID }.map(\.id)
        let ofEntries = entries.filter { $0.merchantID != merchantID }.map(\.postingID)
        return Set(ofPostings + ofEntries).sorted().map {
            "Posting \($0.value) or one of its entries is of another merchant than the order."
        }
    }
}

/// Times of events. A corrected clock, and processes whose clocks differ, put events out of order. Differences within
/// the tolerance are therefore not reported.
extension OrderRecord {
    /// Twelve hours, in milliseconds.
    private static let clockTolerance: Int64 = 12 * 3_600_000

    private func timeFindings(clock: Clock) -> [String] {
        let byID = Dictionary(events.map { ($0.id, $0.event) }) { first, _ in first }
        let ofPostings = postings.compactMap { posting -> String? in
            guard let event = byID[posting.id], event.occurredAt != posting.at else { return nil }
            return "Posting \(posting.id.value) is of \(posting.at.utc), its event of \(event.occurredAt.utc)."
        }
        return placementFindings + ofPostings + eventsOutOfOrder + eventsFarFromTheirIDs(clock: clock)
    }

    private var placementFindings: [String] {
        events.filter { $0.event.kind == .placed && $0.event.occurredAt != placedAt }.map {
            "The order was placed at \(placedAt.utc), its event \($0.id.value) says \($0.event.occurredAt.utc)."
        }
    }

    private var eventsOutOfOrder: [String] {
        let sorted = events.sorted { $0.id < $1.id }
        return zip(sorted, sorted.dropFirst()).compactMap { earlier, later in
            guard later.event.occurredAt.milliseconds < earlier.event.occurredAt.milliseconds - Self.clockTolerance
            else { return nil }
            return "Event \(later.id.value) is of \(later.event.occurredAt.utc), before event \(earlier.id.value), "
                + "which was written first."
        }
    }

    /// Events whose time differs from the time at which their id was generated.
    private func eventsFarFromTheirIDs(clock: Clock) -> [String] {
        events.compactMap { id, event in
            let written = IdentifierGenerator.moment(of: id)
            let delay = written.milliseconds - event.occurredAt.milliseconds
            let isTooLate = clock == .machine && delay > Self.clockTolerance
            guard isTooLate || delay < -Self.clockTolerance else { return nil }
            return "Event \(id.value) is of \(event.occurredAt.utc), and was written at \(written.utc)."
        }
    }
}
