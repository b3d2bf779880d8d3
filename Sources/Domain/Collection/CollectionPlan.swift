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

    /// Calendar days between a step and the one before it.
    package func days(before index: Int) -> Int {
        let step = steps[index]
        if step.action == .sendInvoice { return startDelay }
        if index > 0, steps[index - 1].action == .sendInvoice { return paymentTerm + step.days }
        return step.days
    }
}
