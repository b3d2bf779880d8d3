/// The terms under which a merchant's orders are collected. A merchant agrees on several and picks one per order.
package struct Workflow: Hashable, Sendable {
    /// 1 to 99, unique per merchant.
    package var number: Int
    package var name: String
    /// Whether the platform pays the merchant whatever the customer does; such orders need a credit check.
    package var isGuaranteed: Bool
    package var customerTypes: Set<CustomerType>
    /// The highest amount of one order; absent where there is no bound.
    package var maximumAmounts: [CustomerType: Money]
    /// Calendar days from the invoice to its due date.
    package var paymentTerm: Int
    /// Calendar days between start-workflow and the invoice.
    package var startDelay: Int
    package var requiredFields: RequiredFields
    /// Whether goods may go to another address than the customer's own.
    package var allowsOtherDelivery: Bool
    package var steps: [WorkflowStep]

    package init(
        number: Int, name: String, isGuaranteed: Bool, customerTypes: Set<CustomerType>,
        maximumAmounts: [CustomerType: Money], paymentTerm: Int, startDelay: Int, requiredFields: RequiredFields,
        allowsOtherDelivery: Bool = true, steps: [WorkflowStep]
    ) {
        self.number = number
        self.name = name
        self.isGuaranteed = isGuaranteed
        self.customerTypes = customerTypes
        self.maximumAmounts = maximumAmounts
        self.paymentTerm = paymentTerm
        self.startDelay = startDelay
        self.requiredFields = requiredFields
        self.allowsOtherDelivery = allowsOtherDelivery
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

/// What a workflow demands of an order beyond what every order needs.
package struct RequiredFields: OptionSet, Hashable, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// Of consumers; a company has none.
    package static let birthDate = RequiredFields(rawValue: 1 << 0)
    package static let sex = RequiredFields(rawValue: 1 << 1)
    package static let bankAccount = RequiredFields(rawValue: 1 << 2)
    package static let mandate = RequiredFields(rawValue: 1 << 3)
    package static let additionalText = RequiredFields(rawValue: 1 << 4)
    package static let all: RequiredFields = [.birthDate, .sex, .bankAccount, .mandate, .additionalText]
}

extension Workflow {
    /// The four agreements a new merchant starts with (`platform.md` 4).
    package static let standard = [
        Workflow(
            number: 1, name: "Guaranteed", isGuaranteed: true, customerTypes: [.consumer, .business],
            maximumAmounts: [.consumer: .euros(1_500), .business: .euros(10_000)],
            paymentTerm: 14, startDelay: 3, requiredFields: .birthDate, steps: WorkflowStep.consumerCollection
        ),
        Workflow(
            number: 2, name: "Guaranteed business", isGuaranteed: true, customerTypes: [.business],
            maximumAmounts: [.business: .euros(25_000)],
            paymentTerm: 30, startDelay: 3, requiredFields: [], steps: WorkflowStep.businessCollection
        ),
        Workflow(
            number: 3, name: "Not guaranteed", isGuaranteed: false, customerTypes: [.consumer, .business],
            maximumAmounts: [:],
            paymentTerm: 14, startDelay: 3, requiredFields: [], steps: WorkflowStep.reminders
        ),
        Workflow(
            number: 4, name: "Direct debit", isGuaranteed: true, customerTypes: [.consumer],
            maximumAmounts: [.consumer: .euros(1_500)],
            paymentTerm: 14, startDelay: 0, requiredFields: .all, steps: WorkflowStep.consumerCollection
        ),
    ]
}
