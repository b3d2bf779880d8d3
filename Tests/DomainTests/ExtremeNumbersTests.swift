import TestSupport
import Testing

@testable import Domain

@Suite("Extreme numbers")
struct ExtremeNumbersTests {
    private static let extremes: [Int64] = [.min, .min + 1, -1, 0, 1, .max - 1, .max]

    @Test("Amounts that do not fit 64 bits are an error")
    func money() {
        let (least, most, cent) = (Money(cents: .min), Money(cents: .max), Money(cents: 1))
        #expect(throws: InvariantViolation.self) { try most + cent }
        #expect(throws: InvariantViolation.self) { try least - cent }
        #expect(throws: InvariantViolation.self) { try .zero - least }
        #expect(throws: InvariantViolation.self) { try [most, cent].sum() }
        #expect(throws: InvariantViolation.self) { try Percentage(101).amount(of: most) }
        #expect(least.magnitude == most)
        #expect(ExactDecimal(millionths: .min).magnitude == ExactDecimal(millionths: .max))
    }

    @Test("Days, hours and moments stay within what there is")
    func time() throws {
        let dutchTime = try #require(DutchCalendar())
        let day = CivilDate(dayNumber: 0)
        #expect(day.adding(days: .max).year == 9_999)
        #expect(day.adding(days: .min).year == 1)
        for milliseconds in Self.extremes {
            let moment = Instant(milliseconds: milliseconds)
            for hours in Self.extremes { _ = moment.adding(hours: hours) }
            for days in [Int.min, -1, 1, .max] { _ = dutchTime.adding(days: days, to: moment) }
            _ = dutchTime.stepTime(on: dutchTime.date(at: moment))
            _ = IdentifierGenerator.lowerBound(at: moment)
            for attempts in [Int.min, 0, 1, .max] {
                _ = DeliverySchedule.nextAttempt(after: attempts, failedAt: moment)
            }
        }
    }

    @Test("A check of a customer whose debts exceed 64 bits is an error")
    func credit() {
        var history = CreditHistory()
        history.openAmount = Money(cents: .max)
        #expect(throws: InvariantViolation.self) {
            try CreditPolicy(sandboxRules: SandboxCreditRules()).decide(
                on: DomainSamples.application(), history: history, isGuaranteed: true)
        }
    }

    @Test("For any contents of an order's rows the state machine throws at worst, and the audit finds the cause")
    func rows() throws {
        var random = SplitMix64(seed: 1)
        for _ in 0..<5_000 {
            func amount() -> Money { Money(cents: Self.extremes.randomElement(using: &random) ?? 0) }
            var plan = Agreement.standard[0].plan
            plan.paymentTermDays = [Int.min, 14, .max].randomElement(using: &random) ?? 14
            let terms = OrderLifecycle.Context(
                plan: plan, total: amount(), customerType: .consumer, isGuaranteed: true,
                dutchTime: OrderFixture.dutchTime, lateStepPolicy: .backdate)
            let position = OrderLifecycle.Position(stepIndex: 1, nextStepAt: Instant(milliseconds: 0))
            let life = OrderLifecycle(
                stage: .started, position: position, amountDue: amount(), refundDue: amount(), creditedAmount: amount())
            let commands: [OrderLifecycle.Command] = [
                .credit(.init(amount: amount(), returnCosts: amount())), .receivePayment(amount()),
                .registerPayment(amount(), description: nil), .hold(days: .max), .resume,
            ]
            for command in commands {
                var changed = life
                _ = try? changed.handle(command, at: instant("2026-11-23 12:00"), in: terms)
            }
            let posting = StoredPosting(
                id: Identifier(2), kind: .credited, orderID: OrderFixture.id,
                entries: [LedgerEntry(.receivable, amount()), LedgerEntry(.merchantPayable, amount())])
            let books = OrderAudit(
                total: terms.total, lifecycle: life, nextActionAt: nil, events: [], postings: [posting, posting])
            #expect(!books.findings(in: OrderFixture.dutchTime).isEmpty)
        }
    }
}
