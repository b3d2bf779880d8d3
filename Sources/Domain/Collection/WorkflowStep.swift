/// One step of a workflow: what the platform does some days after the step before it.
package struct WorkflowStep: Hashable, Sendable, Codable {
    package enum Action: String, Hashable, Sendable, Codable {
        case wait = "wait"
        case sendInvoice = "sendInvoice"
        case sendReminder = "sendReminder"
        /// The letter without which a consumer may not be charged collection costs (art. 6:96 lid 6 BW).
        case sendStatutoryNotice = "sendStatutoryNotice"
        case handOverToCollector = "handOverToCollector"
    }

    /// As a merchant reads it in an order's status.
    package let name: String
    package let action: Action
    /// Calendar days after the step before; for the step behind the invoice, after the invoice's due date.
    /// The invoice itself follows after the workflow's start delay instead.
    package let delayDays: Int

    package init(_ name: String, _ action: Action, after days: Int) {
        self.name = name
        self.action = action
        self.delayDays = days
    }
}

extension WorkflowStep {
    /// From sending a statutory notice until it has run out: 14 full days from the day after receipt, and two days for
    /// the post.
    package static let noticeDays = 16

    /// The steps of guaranteed terms for consumers (docs/spec/collection.md).
    package static let consumerCollection = [
        WorkflowStep("Start delay", .wait, after: 0),
        WorkflowStep("Invoice", .sendInvoice, after: 0),
        WorkflowStep("Reminder", .sendReminder, after: 1),
        WorkflowStep("Second reminder", .sendReminder, after: 7),
        WorkflowStep("Statutory notice", .sendStatutoryNotice, after: 7),
        WorkflowStep("Collection", .handOverToCollector, after: noticeDays),
    ]

    /// Two reminders a fortnight apart; a company needs no statutory notice.
    package static let businessCollection = [
        WorkflowStep("Start delay", .wait, after: 0),
        WorkflowStep("Invoice", .sendInvoice, after: 0),
        WorkflowStep("Reminder", .sendReminder, after: 1),
        WorkflowStep("Second reminder", .sendReminder, after: 14),
        WorkflowStep("Collection", .handOverToCollector, after: 14),
    ]

    /// The merchant bears the risk and collects what two reminders do not bring in.
    package static let remindersOnly = [
        WorkflowStep("Start delay", .wait, after: 0),
        WorkflowStep("Invoice", .sendInvoice, after: 0),
        WorkflowStep("Reminder", .sendReminder, after: 1),
        WorkflowStep("Second reminder", .sendReminder, after: 7),
    ]
}
