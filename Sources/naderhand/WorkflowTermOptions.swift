import ArgumentParser
import Domain

/// Options for the terms of a workflow; those that are not given stay as they are.
struct WorkflowTermOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Days from the invoice to its due date, \(Agreement.paymentTermDays.prose).", valueName: "days")
    )
    var paymentTerm: Int?

    @Option(
        help: ArgumentHelp(
            "Days from start-workflow to the invoice, \(FieldLimits.startDelayDays.prose).", valueName: "days"))
    var startDelay: Int?

    @Option(
        help: ArgumentHelp("Maximum amount of a consumer's order, or none for no limit.", valueName: "amount"))
    var maxAmountConsumer: String?

    @Option(help: ArgumentHelp("Maximum amount of a company's order, or none for no limit.", valueName: "amount"))
    var maxAmountBusiness: String?

    @Option(
        help: ArgumentHelp(
            """
            Steps after the invoice, each with the days since the previous one, the first since the due date: \
            reminder:1,reminder:7,notice:7,collection:16
            """, valueName: "steps"))
    var steps: String?

    @Option(help: ArgumentHelp("Customer types: P for consumers, B for companies, or P,B.", valueName: "types"))
    var customerTypes: String?

    @Option(
        help: ArgumentHelp(
            "Required fields of orders: none, or some of \(RequiredFields.words.map(\.word).joined(separator: ",")).",
            valueName: "fields"))
    var requiredFields: String?

    @Option(help: "Name of the workflow.")
    var name: String?

    @Flag(inversion: .prefixedNo, help: "Whether the platform bears the credit risk of these orders.")
    var guaranteed: Bool?

    @Flag(inversion: .prefixedNo, help: "Whether orders may have a separate delivery address.")
    var otherDelivery: Bool?

    /// - Throws: `CommandFailure` for an invalid value.
    func change() throws -> WorkflowChange {
        var change = WorkflowChange()
        change.paymentTerm = paymentTerm
        change.startDelay = startDelay
        change.limits[.consumer] = try limit(maxAmountConsumer, of: "--max-amount-consumer")
        change.limits[.business] = try limit(maxAmountBusiness, of: "--max-amount-business")
        change.steps = try steps.map(Self.readSteps)
        change.customerTypes = try customerTypes.map(Self.readTypes)
        change.requiredFields = try requiredFields.map(Self.readFields)
        change.name = name?.trimmed
        change.isGuaranteed = guaranteed
        change.allowsOtherDelivery = otherDelivery
        return change
    }

    private func limit(_ text: String?, of option: String) throws -> WorkflowChange.Limit? {
        guard let text else { return nil }
        if text.trimmed == "none" { return WorkflowChange.Limit.none }
        guard let amount = Money(text.trimmed), Agreement.orderAmounts.contains(amount) else {
            let (min, max) = (Agreement.orderAmounts.lowerBound, Agreement.orderAmounts.upperBound)
            throw CommandFailure.usage("\(option) must be an amount from \(min) to \(max), or none.")
        }
        return .amount(amount)
    }

    private static func readSteps(_ text: String) throws -> [WorkflowStep] {
        let words: [String: WorkflowStep.Action] = [
            "reminder": .sendReminder, "notice": .sendStatutoryNotice, "collection": .handOverToCollector,
        ]
        guard !text.trimmed.isEmpty else { throw CommandFailure.usage(AgreementProblem.noSteps.sentence) }
        return try WorkflowStep.plan(
            text.split(separator: ",", omittingEmptySubsequences: false).map { item in
                let parts = item.split(separator: ":", omittingEmptySubsequences: false).map { String($0).trimmed }
                guard parts.count == 2, let action = words[parts[0]], let days = Int(parts[1]) else {
                    let step = item.isEmpty ? "An empty text" : item
                    throw CommandFailure.usage(
                        "\(step) is not a step: use reminder, notice or collection with days, such as reminder:7.")
                }
                return (action, days)
            })
    }

    private static func readTypes(_ text: String) throws -> Set<CustomerType> {
        try Set(
            text.split(separator: ",", omittingEmptySubsequences: false).map { item in
                guard let type = CustomerType(rawValue: String(item).trimmed.uppercased()) else {
                    throw CommandFailure.usage("--customer-types must be P, B or P,B.")
                }
                return type
            })
    }

    private static func readFields(_ text: String) throws -> RequiredFields {
        guard text.trimmed != "none" else { return [] }
        return try text.split(separator: ",", omittingEmptySubsequences: false).reduce(into: []) { fields, item in
            guard let found = RequiredFields.words.first(where: { $0.word == String(item).trimmed }) else {
                let words = RequiredFields.words.map(\.word).joined(separator: ", ")
                throw CommandFailure.usage("\(item) is not a required field: choose from \(words), or none.")
            }
            fields.insert(found.field)
        }
    }
}

extension RequiredFields {
    /// Names of the fields on the command line.
    static let words: [(word: String, field: RequiredFields)] = [
        ("birth-date", .birthDate), ("sex", .sex), ("bank-account", .bankAccount), ("mandate", .mandate),
        ("additional-text", .additionalText),
    ]
}

/// Changes to the terms of a workflow; values that are `nil` stay as they are.
struct WorkflowChange: Hashable, Sendable {
    enum Limit: Hashable, Sendable {
        case none
        case amount(Money)
    }

    var paymentTerm: Int?
    var startDelay: Int?
    var limits: [CustomerType: Limit] = [:]
    var steps: [WorkflowStep]?
    var customerTypes: Set<CustomerType>?
    var requiredFields: RequiredFields?
    var name: String?
    var isGuaranteed: Bool?
    var allowsOtherDelivery: Bool?

    var isEmpty: Bool { self == WorkflowChange() }

    /// Applies the changes. Limits of customer types that the workflow no longer accepts are removed.
    func apply(to agreement: inout Agreement) {
        var (workflow, plan) = (agreement.workflow, agreement.plan)
        plan.paymentTermDays = paymentTerm ?? plan.paymentTermDays
        plan.startDelayDays = startDelay ?? plan.startDelayDays
        plan.steps = steps ?? plan.steps
        workflow.name = name ?? workflow.name
        workflow.isGuaranteed = isGuaranteed ?? workflow.isGuaranteed
        workflow.requiredFields = requiredFields ?? workflow.requiredFields
        workflow.allowsSeparateDeliveryAddress = allowsOtherDelivery ?? workflow.allowsSeparateDeliveryAddress
        if let customerTypes {
            workflow.customerTypes = customerTypes
            workflow.maxOrderAmounts = workflow.maxOrderAmounts.filter { customerTypes.contains($0.key) }
        }
        for (type, limit) in limits {
            switch limit {
            case .none: workflow.maxOrderAmounts[type] = nil
            case .amount(let amount): workflow.maxOrderAmounts[type] = amount
            }
        }
        agreement = Agreement(workflow: workflow, plan: plan)
    }
}
