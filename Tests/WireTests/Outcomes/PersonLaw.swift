import Domain

@testable import UseCases

/// Invariants of several orders of one person, each for the amount of one message, and for amounts that only a row can
/// hold.
enum PersonLaw {
    /// Amounts within the bounds of every call: nothing about them may break.
    private static func possible(_ total: Money) -> [Money] {
        [Money(cents: 1), total, Money(cents: total.cents / 2 + 1), OrderLimits.maxAmount]
    }

    /// Amounts of rows written by hand: they may break a call, never a process.
    private static let impossible = [Int64.min, .min + 1, -1, 0, .max - 1, .max].map { Money(cents: $0) }

    static func check(onOrdersOf total: Money, for application: CreditApplication) throws(InvariantViolation) {
        try InvariantViolation.require(total > .zero && total <= OrderLimits.maxAmount, "an order of \(total)")
        var open: [Money] = []
        for amount in possible(total) {
            for commands in lives(amount) {
                open.append(try openAmount(total, after: commands))
            }
        }
        for amount in impossible {
            for commands in lives(amount) {
                var life = OrderLifecycle.placed
                for command in commands { _ = try? life.handle(command, at: now, in: terms(total)) }
            }
        }
        guard let sum = try? open.sum() else {
            throw InvariantViolation(description: "orders of \(total) cannot be added")
        }
        try check(on: application, owing: sum)
    }

    /// More debts never turn a rejection into an approval, and no debt breaks the process.
    static func check(on application: CreditApplication, owing sum: Money) throws(InvariantViolation) {
        var history = CreditHistory()
        var wasApproved = true
        for amount in [Money.zero, sum, OrderLimits.storedAmounts.upperBound] {
            history.openAmount = max(history.openAmount, amount)
            guard let decision = try? policy.decide(on: application, history: history, isGuaranteed: true) else {
                throw InvariantViolation(description: "a check with \(history.openAmount) open cannot be decided")
            }
            try InvariantViolation.require(
                wasApproved || !decision.isApproved, "\(history.openAmount) more open was approved")
            wasApproved = decision.isApproved
        }
        for amount in impossible {
            history.openAmount = amount
            _ = try? policy.decide(on: application, history: history, isGuaranteed: true)
        }
    }

    private static func lives(_ amount: Money) -> [[OrderLifecycle.Command]] {
        let credit = OrderLifecycle.Command.credit(.init(amount: amount, returnCosts: amount))
        let (payment, start) = (
            OrderLifecycle.Command.receivePayment(amount), OrderLifecycle.Command.start(trackAndTrace: nil)
        )
        return [
            [start], [start, payment, payment], [payment, start, .registerPayment(amount, description: nil)],
            [start, .credit(.init(amount: amount)), payment, credit], [.credit(.init(amount: amount)), start, payment],
        ]
    }

    private static func openAmount(
        _ total: Money, after commands: [OrderLifecycle.Command]
    ) throws(InvariantViolation) -> Money {
        var life = OrderLifecycle.placed
        do {
            for command in commands {
                do {
                    _ = try life.handle(command, at: now, in: terms(total))
                } catch is Refusal {
                    continue
                }
            }
            let open = try life.openAmount(ofTotal: total)
            guard open >= .zero else { throw InvariantViolation(description: "\(open) is open after \(commands)") }
            return open
        } catch let law as InvariantViolation {
            throw law
        } catch {
            throw InvariantViolation(description: "\(commands) on an order of \(total) broke: \(error)")
        }
    }

    private static func terms(_ total: Money) -> OrderLifecycle.Context {
        OrderLifecycle.Context(
            plan: Agreement.standard[2].plan, total: total, customerType: .consumer, isGuaranteed: false,
            dutchTime: dutchTime, lateStepPolicy: .backdate)
    }

    private static let policy = CreditPolicy(sandboxRules: SandboxCreditRules())
    private static let dutchTime = DutchCalendar()!
    private static let now = dutchTime.stepTime(on: ParsedRequest.today)
}
