import TestSupport

@testable import Domain

/// The life of an order under random commands at random moments. After each it says what is not as it must be.
struct RandomOrderHistory {
    private(set) var order: OrderFixture
    private var random: SplitMix64
    private var now = instant("2026-01-01 12:00")
    private var receivable: Money = .zero
    /// Amount due when the last statutory notice was sent.
    private var dueAtNotice: Money?
    private var countedEvents = 1

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
        let workflow = Int.random(in: 1...4, using: &random)
        let types = Agreement.standard[workflow - 1].workflow.customerTypes.sorted { $0.rawValue < $1.rawValue }
        let bound: Int64 = [200, 20_000, 3_000_000, OrderLimits.maxAmount.cents].randomElement(using: &random) ?? 200
        order = OrderFixture(
            workflow: workflow, types[Int.random(in: 0..<types.count, using: &random)],
            total: Money(cents: Int64.random(in: 1...bound, using: &random)),
            lateSteps: Bool.random(using: &random) ? .backdate : .useExecutionTime)
        // Some lives begin near a change of the clocks.
        now = now.adding(hours: Int64.random(in: 0..<8_760, using: &random))
    }

    /// Lives on by one command.
    /// - Returns: what is wrong; nothing when all is well.
    mutating func violation() -> String? {
        pass()
        let before = order
        if Int.random(in: 0..<4, using: &random) == 0 {
            order.advance(to: now)
        } else {
            let command = command()
            do {
                try order.handle(command, at: now)
            } catch {
                guard error is Refusal else { return "\(command) broke: \(error)" }
                if order.lifecycle != before.lifecycle || order.events.count != before.events.count {
                    return "\(command) was refused and changed something"
                }
            }
        }
        if !before.lifecycle.isOpen, order.events.contains(where: Self.isByItself(behind: before)) {
            return "something happened by itself to an order that was \(before.lifecycle.stage)"
        }
        do {
            return try wrongMoney() ?? wrongSteps() ?? unlawfulCosts()
        } catch {
            return "\(error)"
        }
    }

    private static func isByItself(behind before: OrderFixture) -> ((id: Identifier, event: OrderEvent)) -> Bool {
        { $0.id.value > before.events.count && $0.event.actor == .platform }
    }

    /// Lets some time pass: none, minutes, days, weeks.
    private mutating func pass() {
        let minutes: Int64 =
            switch Int.random(in: 0..<10, using: &random) {
            case 0...1: 0
            case 2...3: Int64.random(in: 0...600, using: &random)
            case 4...8: Int64.random(in: 0...8 * 1_440, using: &random)
            default: Int64.random(in: 0...50 * 1_440, using: &random)
            }
        now = Instant(milliseconds: now.milliseconds + minutes * 60_000)
        // Now and then on the very moment at which something falls due, or just before.
        if let due = order.lifecycle.nextActionAt(in: OrderFixture.dutchTime), due > now, minutes % 5 == 0 {
            now = Instant(milliseconds: due.milliseconds - minutes % 2)
        }
    }

    private mutating func command() -> OrderLifecycle.Command {
        switch Int.random(in: 0..<20, using: &random) {
        case 0...3: .start(trackAndTrace: nil)
        case 4...8:
            .credit(.init(amount: amount(), returnCosts: Int.random(in: 0..<3, using: &random) == 0 ? amount() : .zero))
        case 9...11: .receivePayment(max(amount(), Money(cents: 1)))
        case 12...13: .registerPayment(max(amount(), Money(cents: 1)), description: nil)
        case 14...17: .hold(days: holdDays())
        default: .resume
        }
    }

    private mutating func holdDays() -> Int {
        let longest = [4, 20, 400].randomElement(using: &random) ?? 4
        return Int.random(in: -1...longest, using: &random)
    }

    /// Mostly a small part of the order, so that it lives long.
    private mutating func amount() -> Money {
        let total = order.terms.total.cents
        let bound =
            [total / 10, total / 10, total / 10, total / 2, total + total / 5].randomElement(using: &random) ?? total
        if Int.random(in: 0..<25, using: &random) == 0 { return order.open }
        return Money(cents: Int64.random(in: 0...max(1, bound), using: &random))
    }
}

extension RandomOrderHistory {
    private func wrongMoney() throws -> String? {
        let life = order.lifecycle
        if let finding = order.books.findings(in: OrderFixture.dutchTime).first { return finding }
        var (receivable, refunds, credited) = (Money.zero, Money.zero, Money.zero)
        for posting in order.postings {
            var sum = Money.zero
            for entry in posting.entries {
                sum = try sum + entry.amount
                if entry.account == .receivable { receivable = try receivable + entry.amount }
                if entry.account == .refundsPayable { refunds = try refunds - entry.amount }
                if entry.account == .merchantPayable, posting.kind == .credited {
                    credited = try credited + entry.amount
                }
            }
            if sum != .zero { return "posting \(posting.id.value) sums to \(sum)" }
        }
        if life.amountDue != receivable { return "\(life.amountDue) is due, the receivable is \(receivable)" }
        if life.refundDue != refunds { return "\(life.refundDue) is to be refunded, the books say \(refunds)" }
        if life.creditedAmount != credited { return "\(life.creditedAmount) is credited, the books say \(credited)" }
        if order.open < .zero { return "\(order.open) is open" }
        if life.isOpen != (order.open > .zero) { return "the order is \(life.stage), and \(order.open) is open" }
        if !life.isOpen, life.nextActionAt(in: OrderFixture.dutchTime) != nil || life.hold != nil {
            return "an order that is \(life.stage) waits for something"
        }
        return nil
    }

    /// Each step once, in order, as many days after what it counts from as the plan says; days on hold do not count.
    private func wrongSteps() -> String? {
        var (step, days) = (0, StepDays())
        var last: Instant?
        for (_, event) in order.events {
            if let last, event.occurredAt < last, event.kind != .placed {
                return "\(event.kind) happened before what it followed"
            }
            if event.kind != .placed { last = event.occurredAt }
            let date = OrderFixture.dutchTime.date(at: event.occurredAt)
            switch event.payload {
            case .workflowStarted, .credited: days.begin(on: date)
            case .held(let until): days.hold(on: date, until: until)
            case .resumed: days.resume(on: event.actor == .platform ? days.until : date)
            case .stepDone(let name, _, _):
                guard let next = order.terms.plan.next(after: step, for: order.terms.customerType) else {
                    return "a step after the last"
                }
                if order.terms.plan.steps[next.index].name != name {
                    return "\(name) came after step \(step)"
                }
                let passed = days.passed(until: date)
                if passed < next.days || order.terms.lateStepPolicy == .backdate && passed > next.days {
                    return "\(name) came after \(passed) days instead of \(next.days)"
                }
                step = next.index
                days.begin(on: date)
            default: break
            }
        }
        return order.lifecycle.position.map(\.stepIndex) ?? 0 == step
            ? nil : "the order stands on another step than it came to"
    }

    /// Costs are those of what is due at the hand-over, no more than at the notice, and once.
    private mutating func unlawfulCosts() throws -> String? {
        defer { countedEvents = order.events.count }
        for (id, event) in order.events[countedEvents...] {
            if case .collectionCostsCharged(let amount) = event.payload {
                if amount != (try StatutoryCollectionCosts.amount(forPrincipal: receivable)) {
                    return "the costs on \(receivable) are \(amount)"
                }
                guard order.terms.customerType == .business || dueAtNotice.map({ $0 >= receivable }) ?? false else {
                    return "\(receivable) is due at the hand-over, \(dueAtNotice ?? .zero) was at the notice"
                }
            }
            if let posting = order.postings.first(where: { $0.id == id }) {
                receivable = try receivable + posting.amount(on: .receivable)
            }
            if event.payload.stepName == "Statutory notice" { dueAtNotice = receivable }
        }
        let count = order.events.count { $0.event.kind == .collectionCostsCharged }
        return count <= 1 ? nil : "costs were charged \(count) times"
    }
}

/// The days of a step that have passed, as one would count them on a calendar: those on hold are crossed out.
private struct StepDays {
    private var begun = CivilDate(dayNumber: 0)
    private var crossedOut = 0
    private var heldSince: CivilDate?
    private(set) var until = CivilDate(dayNumber: 0)

    mutating func begin(on date: CivilDate) {
        begun = date
        crossedOut = 0
    }

    mutating func hold(on date: CivilDate, until: CivilDate) {
        heldSince = heldSince ?? date
        self.until = until
    }

    mutating func resume(on date: CivilDate) {
        guard let heldSince else { return }
        crossedOut += max(0, date.dayNumber - max(heldSince, begun).dayNumber)
        self.heldSince = nil
    }

    func passed(until date: CivilDate) -> Int {
        date.dayNumber - begun.dayNumber - crossedOut
    }
}
