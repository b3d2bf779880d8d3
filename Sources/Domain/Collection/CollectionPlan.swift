/// How the orders of a workflow are collected once they are started: its steps, and the days between them.
package struct CollectionPlan: Hashable, Sendable {
    /// Calendar days between start-workflow and the invoice.
    package var startDelay: Int
    /// Calendar days from the invoice to its due date.
    package var paymentTerm: Int
    package var steps: [WorkflowStep]

    package init(startDelay: Int, paymentTerm: Int, steps: [WorkflowStep]) {
        self.startDelay = startDelay
        self.paymentTerm = paymentTerm
        self.steps = steps
    }

    /// The step that follows one, and the calendar days between the two; none after the last.
    package func next(after index: Int, for type: CustomerType) -> (index: Int, days: Int)? {
        guard let next = steps.indices.first(where: { $0 > index && isDone($0, for: type) }) else { return nil }
        if steps[next].action == .sendInvoice { return (next, startDelay) }
        let followsInvoice = steps.indices.contains(index) && steps[index].action == .sendInvoice
        return (next, steps[next].days.addingSaturated(followsInvoice ? paymentTerm : 0))
    }

    /// A company needs no statutory notice.
    private func isDone(_ index: Int, for type: CustomerType) -> Bool {
        type == .consumer || steps[index].action != .sendStatutoryNotice
    }

    /// Whether a customer may be charged costs when a step is done: a consumer only when a notice was given before it
    /// and has run out by then (art. 6:96 lid 6 BW).
    package func allowsCosts(at index: Int, for type: CustomerType) -> Bool {
        guard type == .consumer else { return true }
        guard let notice = steps[..<index].lastIndex(where: { $0.action == .sendStatutoryNotice }) else { return false }
        return steps[(notice + 1)...index].reduce(0) { $0.addingSaturated($1.days) } >= WorkflowStep.noticeDays
    }
}
