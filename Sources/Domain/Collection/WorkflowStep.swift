/// One step of a collection plan: an action and the days after the step before it.
package struct WorkflowStep: Hashable, Sendable, Codable {
    /// Actions of steps. Their raw values are stored.
    package enum Action: String, Hashable, Sendable, Codable {
        case wait = "wait"
        case sendInvoice = "sendInvoice"
        case sendReminder = "sendReminder"
        /// Letter without which a consumer may not be charged collection costs (art. 6:96(6) BW).
        case sendStatutoryNotice = "sendStatutoryNotice"
        case handOverToCollector = "handOverToCollector"
    }

    /// Name shown in the order's status.
    package let name: String
    package let action: Action
    /// Calendar days after the previous step; for the step after the invoice, after the invoice's due date. The invoice
    /// itself follows the workflow's start delay instead.
    package let delayDays: Int

    package init(_ name: String, _ action: Action, after days: Int) {
        self.name = name
        self.action = action
        self.delayDays = days
    }
}

extension WorkflowStep {
    /// Days from sending a statutory notice until it has run out: 14 full days from the day after receipt, and two days
    /// of postal delivery.
    package static let noticeDays = 16

    /// Steps of guaranteed workflows for consumers (docs/spec/collection.md).
    package static let consumerCollection = [
        WorkflowStep("Start delay", .wait, after: 0),
        WorkflowStep("Invoice", .sendInvoice, after: 0),
        WorkflowStep("Reminder", .sendReminder, after: 1),
        WorkflowStep("Second reminder", .sendReminder, after: 7),
        WorkflowStep("Statutory notice", .sendStatutoryNotice, after: 7),
        WorkflowStep("Collection", .handOverToCollector, after: noticeDays),
    ]

    /// Steps of guaranteed workflows for companies: two reminders a fortnight apart, without a statutory notice.
    package static let businessCollection = [
        WorkflowStep("Start delay", .wait, after: 0),
        WorkflowStep("Invoice", .sendInvoice, after: 0),
        WorkflowStep("Reminder", .sendReminder, after: 1),
        WorkflowStep("Second reminder", .sendReminder, after: 14),
        WorkflowStep("Collection", .handOverToCollector, after: 14),
    ]

    /// Steps of workflows without guarantee: the merchant bears the risk and collects what is still due after two
    /// reminders.
    package static let remindersOnly = [
        WorkflowStep("Start delay", .wait, after: 0),
        WorkflowStep("Invoice", .sendInvoice, after: 0),
        WorkflowStep("Reminder", .sendReminder, after: 1),
        WorkflowStep("Second reminder", .sendReminder, after: 7),
    ]
}
