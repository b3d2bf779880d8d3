import Domain

/// Output of a workflow.
struct WorkflowOutput: Encodable {
    struct Step: Encodable {
        let name: String
        let action: String
        let days: Int
    }

    let number: Int
    let version: Int
    /// First day of the terms, `2027-01-31`; absent for the first terms of a workflow.
    let validFrom: String?
    let name: String
    let isGuaranteed: Bool
    /// `P` for consumers, `B` for businesses.
    let customerTypes: [String]
    let startDelay: Int
    let paymentTerm: Int
    /// Limits by customer type; absent for an unlimited one.
    let maximumAmounts: [String: String]
    let requiredFields: [String]
    let allowsOtherDelivery: Bool
    let steps: [Step]

    init(_ version: AgreementVersion) {
        let (workflow, plan) = (version.agreement.workflow, version.agreement.plan)
        number = workflow.number
        self.version = workflow.version
        validFrom = version.validFrom?.iso
        name = workflow.name
        isGuaranteed = workflow.isGuaranteed
        customerTypes = workflow.customerTypes.map(\.rawValue).sorted()
        startDelay = plan.startDelayDays
        paymentTerm = plan.paymentTermDays
        maximumAmounts = Dictionary(
            uniqueKeysWithValues: workflow.maxOrderAmounts.map { ($0.key.rawValue, "\($0.value)") })
        requiredFields = RequiredFields.words.filter { workflow.requiredFields.contains($0.field) }.map(\.word)
        allowsOtherDelivery = workflow.allowsSeparateDeliveryAddress
        steps = plan.steps.map { Step(name: $0.name, action: $0.action.rawValue, days: $0.delayDays) }
    }

    /// Table with one row for each workflow.
    static func table(_ workflows: [WorkflowOutput]) -> TextTable {
        TextTable(
            header: ["  NUMBER", "FROM", "NAME", "DELAY", "TERM", "LIMITS", "STEPS, DAYS AFTER THE PREVIOUS"],
            rows: workflows.map { workflow in
                let limits = workflow.customerTypes.map { "\($0) \(workflow.maximumAmounts[$0] ?? "any")" }
                let steps = workflow.steps.filter { $0.action != WorkflowStep.Action.wait.rawValue }
                    .map { "\($0.name) \($0.days)" }
                return [
                    "  \(workflow.number)", workflow.validFrom ?? "", workflow.name, "\(workflow.startDelay)",
                    "\(workflow.paymentTerm)", limits.joined(separator: ", "), steps.joined(separator: ", "),
                ].map { Span($0) }
            })
    }
}
