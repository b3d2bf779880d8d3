import Domain
import UseCases

/// An order of the shop, and the available actions.
struct DemoOrderPage: Sendable {
    let frame: DemoLayout
    let heading: String
    let lead: String
    let path: String
    let mayShip: Bool
    /// The payment button; `nil` when nothing is due.
    let payButton: String?
    let hasPayPage: Bool
    let next: NextStep?
    /// True when an amount is due or will become due, so that moving the clock has an effect.
    let mayWait: Bool
    let alert: String?
    let updates: DemoUpdates

    /// Button that moves the clock to the order's next step.
    struct NextStep: Sendable {
        /// Time of the step, in milliseconds since 1970. It makes the button idempotent: a second click does not move
        /// the clock.
        let due: String
        let button: String
        let help: String
    }

    init(
        _ order: ShowOrder.Timeline, isNew: Bool, problem: DemoProblem?, _ phrases: LocalizedTexts,
        updates: DemoUpdates, frame: DemoLayout
    ) {
        let stage = order.lifecycle.stage
        let values = ["number": order.number, "amount": phrases.format(order.openAmount)]
        self.frame = frame
        heading = isNew ? phrases["demoThanksTitle"] : phrases.text("demoTitle.order", with: values)
        lead = isNew ? phrases.text("demoThanks.lead", with: values) : phrases["demoOrderLead"]
        path = DemoPath.order(order.number)
        // A customer may pay before shipping.
        mayShip = stage != .credited && order.lifecycle.position == nil
        payButton = stage == .started ? phrases.text("demoPay.button", with: values) : nil
        hasPayPage = order.payPath != nil
        if let due = order.upcoming.first?.occurredAt, let entry = updates.order?.upcoming.first {
            next = NextStep(
                due: "\(due.milliseconds)", button: phrases.text("demoNext.button", with: ["step": entry.title]),
                help: phrases.text("demoNext.help", with: ["moment": entry.moment]))
        } else {
            next = nil
        }
        mayWait = order.lifecycle.isOpen
        alert = problem?.text(phrases)
        self.updates = updates
    }
}

/// The order's status and timeline.
struct DemoOrderView: Sendable {
    let state: String
    let invoiceNumber: String
    let total: String
    /// Amount that the customer still has to pay.
    let due: String
    /// Amount that the customer is refunded.
    let refund: String?
    let dueDate: String?
    let past: [DemoTimeline.Entry]
    let upcoming: [DemoTimeline.Entry]
    let hasUpcoming: Bool
    /// Sentence for an order without further automatic steps.
    let nothingNext: String?

    init(_ order: ShowOrder.Timeline, _ phrases: LocalizedTexts, in dutchTime: DutchCalendar) {
        let life = order.lifecycle
        let timeline = DemoTimeline(order, phrases, in: dutchTime)
        let holdEnd = life.hold.map { phrases.format($0.endDate) } ?? ""
        state = phrases.text("demoState.\(timeline.state.rawValue)", with: ["date": holdEnd])
        invoiceNumber = order.invoiceNumber.text
        total = phrases.format(order.total)
        due = phrases.format(max(order.openAmount, .zero))
        refund = life.refundDue > .zero ? phrases.format(life.refundDue) : nil
        dueDate = life.isOpen ? life.expectedDueDate.map { phrases.format($0) } : nil
        past = timeline.past
        upcoming = timeline.upcoming
        hasUpcoming = !upcoming.isEmpty
        nothingNext = hasUpcoming ? nil : phrases["demoNothingNext.\(life.stage.rawValue)"]
    }
}
