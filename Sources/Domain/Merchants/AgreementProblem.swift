/// A reason why terms cannot be agreed on.
package enum AgreementProblem: Error, Hashable, Sendable {
    case name
    case startDelay
    case paymentTerm
    case noCustomers
    /// A limit out of `Agreement.maximumAmounts`.
    case amount(CustomerType)
    /// A limit for customers that the workflow is not for.
    case amountWithoutCustomers(CustomerType)
    /// No wait and one invoice at the start, or nothing behind them.
    case noSteps
    case tooManyReminders
    case stepDays
    /// A step behind the handover to the collector.
    case collectionNotLast
    /// A notice that is not followed by the handover it announces, or a second one.
    case noticeNotBeforeCollection
    /// Less than `WorkflowStep.noticeDays` for the consumer to pay without costs.
    case noticeTerm
    /// Consumers would be handed over without the notice of art. 6:96 lid 6 BW.
    case collectionWithoutNotice
    /// Companies are sent no statutory notice.
    case noticeWithoutConsumers
}

extension Agreement {
    /// Days from the invoice to its due date. Between companies a longer term holds only where it is agreed on
    /// expressly and is not grossly unfair (art. 6:119a lid 5 BW).
    package static let paymentTerms = 1...60
    /// Days between two steps, or between the due date and the first of them.
    package static let stepDays = 1...90
    package static let maxReminders = WorkflowStep.reminderNames.count
    package static let maximumAmounts = Money(cents: 1)...OrderLimits.maxAmount
    package static let nameLength = 1...50

    /// The first thing that is wrong with the terms; `nil` where they can be agreed on.
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
        guard Self.paymentTerms.contains(plan.paymentTermDays) else { return .paymentTerm }
        return workflow.customerTypes.isEmpty ? .noCustomers : nil
    }

    private var problemOfAmounts: AgreementProblem? {
        for type in CustomerType.allCases {
            guard let amount = workflow.maxOrderAmounts[type] else { continue }
            guard workflow.customerTypes.contains(type) else { return .amountWithoutCustomers(type) }
            guard Self.maximumAmounts.contains(amount) else { return .amount(type) }
        }
        return nil
    }

    private var problemOfSteps: AgreementProblem? {
        guard plan.steps.prefix(2) == WorkflowStep.beginning[...], plan.steps.count > 2 else { return .noSteps }
        let steps = plan.steps.dropFirst(2)
        let actions = steps.map(\.action)
        guard actions.allSatisfy({ $0 != .wait && $0 != .sendInvoice }) else { return .noSteps }
        guard actions.count(where: { $0 == .sendReminder }) <= Self.maxReminders else { return .tooManyReminders }
        guard steps.allSatisfy({ Self.stepDays.contains($0.delayDays) }) else { return .stepDays }
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
    /// The two steps that every plan begins with.
    package static let beginning = [
        WorkflowStep("Start delay", .wait, after: 0), WorkflowStep("Invoice", .sendInvoice, after: 0),
    ]

    package static let reminderNames = [
        "Reminder", "Second reminder", "Third reminder", "Fourth reminder", "Fifth reminder",
    ]

    /// All steps of a plan, from those behind the invoice. Reminders are named by their position; those beyond the
    /// last name have none.
    package static func plan(_ following: [(action: Action, days: Int)]) -> [WorkflowStep] {
        var reminders = 0
        return beginning
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
