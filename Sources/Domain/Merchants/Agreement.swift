/// Agreement of merchant and platform: the terms of a workflow and its collection plan.
package struct Agreement: Hashable, Sendable {
    package var workflow: Workflow
    package var plan: CollectionPlan

    package init(workflow: Workflow, plan: CollectionPlan) {
        self.workflow = workflow
        self.plan = plan
    }
}

/// An agreement with the day from which new orders are placed under it.
package struct AgreementVersion: Hashable, Sendable {
    package let agreement: Agreement
    /// Calendar day in the Netherlands; `nil` for the first version of a workflow.
    package let validFrom: CivilDate?

    package init(_ agreement: Agreement, validFrom: CivilDate?) {
        self.agreement = agreement
        self.validFrom = validFrom
    }

    /// True from `validFrom` on.
    package func hasBegun(on day: CivilDate) -> Bool {
        validFrom.map { $0 <= day } ?? true
    }
}

extension Agreement {
    /// Fields of an agreement that a list of workflows contains.
    package struct Summary: Hashable, Sendable {
        package let number: Int
        package let name: String
        /// Calendar days between start-workflow and the invoice.
        package let startDelay: Int

        package init(number: Int, name: String, startDelay: Int) {
            self.number = number
            self.name = name
            self.startDelay = startDelay
        }
    }

    /// The four workflows of a new merchant (docs/spec/platform.md).
    package static let standard = [
        Agreement(
            workflow: Workflow(
                number: 1, name: "Guaranteed", isGuaranteed: true, customerTypes: [.consumer, .business],
                maxOrderAmounts: [.consumer: .euros(1_500), .business: .euros(10_000)], requiredFields: .birthDate),
            plan: CollectionPlan(startDelayDays: 3, paymentTermDays: 14, steps: WorkflowStep.consumerCollection)),
        Agreement(
            workflow: Workflow(
                number: 2, name: "Guaranteed business", isGuaranteed: true, customerTypes: [.business],
                maxOrderAmounts: [.business: .euros(25_000)], requiredFields: []),
            plan: CollectionPlan(startDelayDays: 3, paymentTermDays: 30, steps: WorkflowStep.businessCollection)),
        Agreement(
            workflow: Workflow(
                number: 3, name: "Not guaranteed", isGuaranteed: false, customerTypes: [.consumer, .business],
                maxOrderAmounts: [:], requiredFields: []),
            plan: CollectionPlan(startDelayDays: 3, paymentTermDays: 14, steps: WorkflowStep.remindersOnly)),
        Agreement(
            workflow: Workflow(
                number: 4, name: "Direct debit", isGuaranteed: true, customerTypes: [.consumer],
                maxOrderAmounts: [.consumer: .euros(1_500)], requiredFields: .all),
            plan: CollectionPlan(startDelayDays: 0, paymentTermDays: 14, steps: WorkflowStep.consumerCollection)),
    ]
}
