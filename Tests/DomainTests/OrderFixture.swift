import DocumentSamples

@testable import Domain

/// An order that a test lives through: it is moved on exactly as a use case does it, and what it emitted is kept as the
/// store would keep it.
struct OrderFixture {
    static let dutchTime = DutchCalendar()!
    static let id = Identifier(1)

    let terms: OrderLifecycle.Context
    private(set) var lifecycle = OrderLifecycle.placed
    private(set) var events = [
        (id: Identifier(1), event: OrderEvent(.placed, by: .merchant, occurredAt: instant("2026-01-01 12:00")))
    ]
    private(set) var postings: [StoredPosting] = []
    private(set) var notices: [OrderWebhookEvent] = []

    /// - Parameter workflow: one of the four that a merchant starts with.
    init(
        workflow: Int = 1, _ type: CustomerType = .consumer, total: Money = .euros(100),
        lateSteps: OrderLifecycle.LateStepPolicy = .backdate
    ) {
        let agreement = Agreement.standard[workflow - 1]
        self.init(
            agreement.plan, type, total: total, isGuaranteed: agreement.workflow.isGuaranteed, lateSteps: lateSteps)
    }

    init(
        _ plan: CollectionPlan, _ type: CustomerType = .consumer, total: Money = .euros(100),
        isGuaranteed: Bool = true, lateSteps: OrderLifecycle.LateStepPolicy = .backdate
    ) {
        terms = OrderLifecycle.Context(
            plan: plan, total: total, customerType: type, isGuaranteed: isGuaranteed, dutchTime: Self.dutchTime,
            lateStepPolicy: lateSteps)
    }

    /// Does what has fallen due, carries a command out, and does what that made due at once; nothing of it when the
    /// command is refused.
    mutating func handle(_ command: OrderLifecycle.Command, at now: Instant) throws {
        var next = lifecycle
        var effects = try next.advance(to: now, in: terms)
        effects += try next.handle(command, at: now, in: terms)
        effects += try next.advance(to: now, in: terms)
        lifecycle = next
        apply(effects)
    }

    mutating func handle(_ command: OrderLifecycle.Command, at now: String) throws {
        try handle(command, at: instant(now))
    }

    /// Lets time pass.
    mutating func advance(to now: Instant) {
        apply(sound(try lifecycle.advance(to: now, in: terms)))
    }

    mutating func advance(to now: String) {
        advance(to: instant(now))
    }

    private mutating func apply(_ effects: [OrderLifecycle.Effect]) {
        for effect in effects {
            switch effect {
            case .record(let event, let posting):
                let id = Identifier(Int64(events.count + 1))
                events.append((id, event))
                guard let posting else { continue }
                postings.append(
                    StoredPosting(id: id, kind: posting.kind, orderID: Self.id, entries: posting.entries))
            case .notify(let notice, _):
                notices.append(notice)
            }
        }
    }

    var books: OrderAudit {
        OrderAudit(
            total: terms.total, lifecycle: lifecycle, nextActionAt: lifecycle.nextActionAt(in: Self.dutchTime),
            events: events,
            postings: postings)
    }

    func balance(of account: LedgerAccount) -> Money {
        sound(try postings.sum { try $0.amount(on: account) })
    }

    /// Amount the customer still has to pay.
    var open: Money { sound(try lifecycle.openAmount(ofTotal: terms.total)) }

    var stepName: String? { terms.step(at: lifecycle.position)?.name }
    /// The day and hour of the next step, as a Dutch wall says it; nothing when there is none.
    var nextStep: String? { lifecycle.position?.nextStepAt.map(Self.text) }
    var dueOn: String? { lifecycle.position?.dueDate?.iso }

    /// Everything that happened since the order was placed: `2026-11-26 09:00 Invoice`.
    var diary: [String] {
        events.dropFirst().map { _, event in
            let amount = event.payload.amount.map { " \($0)" } ?? ""
            return "\(Self.text(event.occurredAt)) \(event.payload.stepName ?? event.kind.rawValue)\(amount)"
        }
    }

    private static func text(_ moment: Instant) -> String {
        let minutes = (moment.milliseconds + dutchTime.offset(at: moment)) / 60_000 % 1_440
        let parts = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(dutchTime.date(at: moment).iso) \(parts.joined(separator: ":"))"
    }
}

/// Instant of a time in Amsterdam, `2026-11-23 12:00`. Invalid in the hours in which the clocks change.
func instant(_ text: String) -> Instant {
    let parts = text.split(separator: " ")
    let time = parts[1].split(separator: ":").map { Int64($0)! }
    let nine = OrderFixture.dutchTime.stepTime(on: day(String(parts[0])))
    return Instant(milliseconds: nine.milliseconds + ((time[0] - 9) * 60 + time[1]) * 60_000)
}

extension OrderLifecycle.Command {
    static let start = Self.start(trackAndTrace: nil)

    static func credit(_ amount: String, returnCosts: String = "0") -> Self {
        .credit(.init(amount: Money(amount)!, returnCosts: Money(returnCosts)!))
    }

    /// The customer pays the platform.
    static func pay(_ amount: String) -> Self { .receivePayment(Money(amount)!) }

    /// The merchant was paid.
    static func register(_ amount: String) -> Self { .registerPayment(Money(amount)!, description: nil) }
}
