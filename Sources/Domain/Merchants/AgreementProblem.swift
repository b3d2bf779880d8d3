/// Reasons for which terms are not valid.
package enum AgreementProblem: Error, Hashable, Sendable {
    case name
    case startDelay
    case paymentTerm
    case noCustomers
    /// A limit outside of `Agreement.maximumAmounts`.
    case amount(CustomerType)
    /// A limit for a type of customer that the workflow does not allow.
    case amountWithoutCustomers(CustomerType)
    /// The plan does not begin with `WorkflowStep.beginning`, has no other step, or repeats one of these two.
    case noSteps
    case tooManyReminders
    case stepDelayDays
    /// A step after the handover to the collector.
    case collectionNotLast
    /// A second notice, or one that is not followed by the handover that it announces.
    case noticeNotBeforeCollection
    /// Fewer than `WorkflowStep.noticeDays` in which the consumer can pay without costs.
    case noticeTerm
    /// A handover of consumers without the notice of art. 6:96(6) BW.
    case collectionWithoutNotice
    /// A statutory notice in a workflow for companies only.
    case noticeWithoutConsumers
}

extension Agreement {
    /// Days from the invoice to its due date. Between companies, a longer term is valid only if it is agreed on
    /// expressly and is not grossly unfair (art. 6:119a(5) BW).
    package static let paymentTermDays = 1...60
    /// Days between two steps, or from the due date to the first step after it.
    package static let stepDelayDays = 1...90
    package static let maxReminders = WorkflowStep.reminderNames.count
    package static let orderAmounts = Money(cents: 1)...OrderLimits.maxAmount
    /// Length of a workflow's name in Unicode scalars.
    package static let nameLength = 1...50

    /// The first problem of the terms; `nil` if they are valid.
    package var problem: AgreementProblem? {
        problemOfTerms ?? problemOfAmounts ?? problemOfSteps
    }

    private var problemOfTerms: AgreementProblem? {
        let isPrintable =
            workflow.name == workflow.name.withoutControls() && !workflow.name.contains(where: \.isNewline)
        guard Self.nameLength.contains(workflow.name.unicodeScalars.count), isPrintable,
            !workflow.name.allSatisfy(\.isWhitespace)
        else { return .name }
        guard FieldLimits.startDelayDays.contains(plan.startDelayDays) else { return .startDelay }
        guard Self.paymentTermDays.contains(plan.paymentTermDays) else { return .paymentTerm }
        return workflow.customerTypes.isEmpty ? .noCustomers : nil
    }

    private var problemOfAmounts: AgreementProblem? {
        for type in CustomerType.allCases {
            guard let amount = workflow.maxOrderAmounts[type] else { continue }
            guard workflow.customerTypes.contains(type) else { return .amountWithoutCustomers(type) }
            guard Self.orderAmounts.contains(amount) else { return .amount(type) }
        }
        return nil
    }

    private var problemOfSteps: AgreementProblem? {
        guard plan.steps.prefix(2) == WorkflowStep.firstSteps[...], plan.steps.count > 2 else { return .noSteps }
        let steps = plan.steps.dropFirst(2)
        let actions = steps.map(\.action)
        guard actions.allSatisfy({ $0 != .wait && $0 != .sendInvoice }) else { return .noSteps }
        guard actions.count(where: { $0 == .sendReminder }) <= Self.maxReminders else { return .tooManyReminders }
        guard steps.allSatisfy({ Self.stepDelayDays.contains($0.delayDays) }) else { return .stepDelayDays }
        guard !actions.dropLast().contains(.handOverToCollector) else { return .collectionNotLast }
        let hasCollection = actions.last == .handOverToCollector
        let isForConsumers = workflow.customerTypes.contains(.consumer)
        guard let notice = actions.firstIndex(of: .sendStatutoryNotice) else {
            return hasCollection && isForConsumers ? .collectionWithoutNotice : nil
        }
        guard isForConsumers else { return .noticeWithoutConsumers }
        guard hasCollection, notice == actions.count - 2 else { return .noticeNotBeforeCollection }
        return plan.allowsCollectionCosts(atStep: plan.steps.count - 1, for: .consumer) ? nil : .noticeTerm
    }
}

extension WorkflowStep {
    /// The first two steps of every plan: waiting for the start, and the invoice.
    package static let firstSteps = [
        WorkflowStep("Start delay", .wait, after: 0), WorkflowStep("Invoice", .sendInvoice, after: 0),
    ]

    package static let reminderNames = [
        "Reminder", "Second reminder", "Third reminder", "Fourth reminder", "Fifth reminder",
    ]

    /// The complete steps of a plan, from those that follow the invoice. Reminders are named by their position; those
    /// beyond the last name have an empty name.
    package static func plan(_ following: [(action: Action, days: Int)]) -> [WorkflowStep] {
        var reminders = 0
        return firstSteps
            + following.map { action, days in
                switch action {
                case .sendReminder:
                    reminders += 1
                    let name = reminderNames.indices.contains(reminders - 1) ? reminderNames[reminders - 1] : ""
                    return WorkflowStep(name, action, after: days)
                case .sendStatutoryNotice: return WorkflowStep("Statutory notice", action, after: days)
                case .handOverToCollector: return WorkflowStep("Collection", action, after: days)
                case .wait, .sendInvoice: return WorkflowStep(action.rawValue, action, after: days)
                }
            }
    }
}
