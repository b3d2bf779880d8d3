/// Steps of collecting an order once its workflow is started, with the days between them.
package struct CollectionPlan: Hashable, Sendable {
    /// Calendar days between start-workflow and the invoice.
    package var startDelayDays: Int
    /// Calendar days from the invoice to its due date.
    package var paymentTermDays: Int
    package var steps: [WorkflowStep]

    package init(startDelayDays: Int, paymentTermDays: Int, steps: [WorkflowStep]) {
        self.startDelayDays = startDelayDays
        self.paymentTermDays = paymentTermDays
        self.steps = steps
    }

    /// The step with an index, which may come from a stored row; `nil` where the plan has no such step.
    package func step(at index: Int) -> WorkflowStep? {
        steps.indices.contains(index) ? steps[index] : nil
    }

    /// True for a position that an order can have: before the first step, or on one of the plan's steps.
    package func has(_ position: OrderLifecycle.Position?) -> Bool {
        position.map { steps.indices.contains($0.stepIndex) } ?? true
    }

    /// The next step for a type of customer and the calendar days until it; `nil` after the last step.
    package func next(after index: Int, for type: CustomerType) -> (index: Int, step: WorkflowStep, days: Int)? {
        guard
            let (next, step) = steps.enumerated().first(where: {
                $0 > index && appliesToCustomer(stepAt: $1, type: type)
            })
        else {
            return nil
        }
        if step.action == .sendInvoice { return (next, step, startDelayDays) }
        let followsInvoice = self.step(at: index)?.action == .sendInvoice
        return (next, step, step.delayDays.addingSaturated(followsInvoice ? paymentTermDays : 0))
    }

    /// False for a statutory notice to a company, which needs none.
    private func appliesToCustomer(stepAt step: WorkflowStep, type: CustomerType) -> Bool {
        type == .consumer || step.action != .sendStatutoryNotice
    }

    /// True if a customer may be charged collection costs at a step. A consumer may only after a statutory notice that
    /// has run out by then (art. 6:96(6) BW).
    package func allowsCollectionCosts(atStep index: Int, for type: CustomerType) -> Bool {
        guard type == .consumer else { return true }
        guard let notice = steps.prefix(max(0, index)).lastIndex(where: { $0.action == .sendStatutoryNotice }) else {
            return false
        }
        let days = steps.dropFirst(notice + 1).prefix(index - notice).reduce(0) { $0.addingSaturated($1.delayDays) }
        return days >= WorkflowStep.noticeDays
    }
}
