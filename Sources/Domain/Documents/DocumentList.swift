/// Lists an order's documents, derived from its events. Nothing is stored, so the list always agrees with the order.
package struct DocumentList: Sendable {
    /// One document of an order, sent or upcoming.
    package struct Item: Hashable, Sendable {
        package let kind: DocumentKind
        /// Position among the documents of its kind, from 1.
        package let ordinal: Int
        /// Time at which it was sent; for an upcoming invoice, the time at which it will be.
        package let issuedAt: Instant
        package let isSent: Bool
        /// Number of the order's first events that the document takes into account.
        let eventCount: Int
        /// Event that caused it; `nil` for an upcoming invoice.
        let event: OrderEvent?
    }

    /// Documents, oldest first. Empty before the workflow is started.
    package let items: [Item]

    /// - Parameters:
    ///   - history: events of the order, oldest first.
    ///   - lifecycle: current state of the order.
    package init(_ history: [OrderEvent], lifecycle: OrderLifecycle, plan: CollectionPlan) {
        guard let start = history.firstIndex(where: { $0.kind == .workflowStarted }) else {
            items = []
            return
        }
        var items: [Item] = []
        for index in history.indices where index > start {
            let event = history[index]
            guard let kind = Self.kind(of: event, under: plan) else { continue }
            let ordinal = items.count { $0.kind == kind } + 1
            // Only the first invoice step makes an invoice, even if the step is executed again.
            if kind == .invoice, ordinal > 1 { continue }
            items.append(
                Item(
                    kind: kind, ordinal: ordinal, issuedAt: event.occurredAt, isSent: true,
                    eventCount: kind == .invoice ? history.count : Self.end(of: index, in: history), event: event))
        }
        if !items.contains(where: { $0.kind == .invoice }) {
            items.append(Self.upcomingInvoice(history, start: history[start], lifecycle: lifecycle))
        }
        self.items = items
    }

    /// The document of a kind with an ordinal; `nil` if there is none.
    package func find(_ kind: DocumentKind, _ ordinal: Int) -> Item? {
        items.first { $0.kind == kind && $0.ordinal == ordinal }
    }

    private static func kind(of event: OrderEvent, under plan: CollectionPlan) -> DocumentKind? {
        switch event.payload {
        case .credited: .creditNote
        case .stepDone(let name, let document, _):
            // Events of earlier versions do not name their document.
            document ?? plan.steps.first { $0.name == name }.flatMap { DocumentKind(sentBy: $0.action) }
        default: nil
        }
    }

    /// End of a step's events: collection costs are booked after their step, at the same time.
    private static func end(of index: Int, in history: [OrderEvent]) -> Int {
        let next = index + 1
        guard next < history.count, history[next].kind == .collectionCostsCharged,
            history[next].occurredAt == history[index].occurredAt
        else { return next }
        return next + 1
    }

    private static func upcomingInvoice(
        _ history: [OrderEvent], start: OrderEvent, lifecycle: OrderLifecycle
    ) -> Item {
        Item(
            kind: .invoice, ordinal: 1, issuedAt: lifecycle.position?.nextStepAt ?? start.occurredAt, isSent: false,
            eventCount: history.count, event: nil)
    }
}
