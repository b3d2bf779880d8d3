/// The documents of an order, read off what happened to it. Nothing is stored of them, so that none can be missing,
/// doubled or at odds with the order.
package struct DocumentList: Sendable {
    package struct Item: Hashable, Sendable {
        package let kind: DocumentKind
        /// 1 for the first of its kind.
        package let ordinal: Int
        /// When it was sent; of an invoice that is still to be sent, when it will be.
        package let issuedAt: Instant
        package let isSent: Bool
        /// How much of the order's history it knows.
        let eventCount: Int
        /// The event it came of; none for an invoice that is still to be sent.
        let event: OrderEvent?
    }

    /// Oldest first. Empty before the workflow is started.
    package let items: [Item]

    /// - Parameters:
    ///   - history: what happened to the order, oldest first.
    ///   - lifecycle: where it stands.
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
            // There is one invoice, whatever is done again.
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

    package func find(_ kind: DocumentKind, _ ordinal: Int) -> Item? {
        items.first { $0.kind == kind && $0.ordinal == ordinal }
    }

    private static func kind(of event: OrderEvent, under plan: CollectionPlan) -> DocumentKind? {
        switch event.payload {
        case .credited: .creditNote
        case .stepDone(let name, let document, _):
            // The oldest events do not say it themselves.
            document ?? plan.steps.first { $0.name == name }.flatMap { DocumentKind(sentBy: $0.action) }
        default: nil
        }
    }

    /// The costs of collection are booked behind the step that brings them, in the same moment.
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
