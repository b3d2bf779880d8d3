import Testing

@testable import Domain

@Suite("Terms that can be agreed on")
struct AgreementProblemTests {
    @Test("The standard ones can", arguments: Agreement.standard)
    func standard(agreement: Agreement) {
        #expect(agreement.problem == nil)
    }

    @Test(
        "Terms and limits have bounds, which are inside",
        arguments: [
            (0, nil), (60, nil), (-1, .startDelay), (61, .startDelay), (Int.max, .startDelay),
        ] as [(Int, AgreementProblem?)])
    func startDelay(days: Int, problem: AgreementProblem?) {
        #expect(changed { $0.plan.startDelayDays = days }.problem == problem)
    }

    @Test(
        "A payment term is 1 to 60 days",
        arguments: [
            (1, nil), (60, nil), (0, .paymentTerm), (61, .paymentTerm), (Int.min, .paymentTerm),
        ] as [(Int, AgreementProblem?)])
    func paymentTerm(days: Int, problem: AgreementProblem?) {
        #expect(changed { $0.plan.paymentTermDays = days }.problem == problem)
    }

    @Test(
        "A limit is above zero, and not above that of every order",
        arguments: [
            (1, nil), (100_000_000, nil), (0, .amount(.consumer)), (-1, .amount(.consumer)),
            (100_000_001, .amount(.consumer)),
        ] as [(Int64, AgreementProblem?)])
    func limits(cents: Int64, problem: AgreementProblem?) {
        #expect(changed { $0.workflow.maxOrderAmounts[.consumer] = Money(cents: cents) }.problem == problem)
    }

    @Test("Limits are for customers that the workflow is for, of whom there are some")
    func customers() {
        #expect(changed { $0.workflow.maxOrderAmounts = [:] }.problem == nil)
        #expect(changed { $0.workflow.customerTypes = [.consumer] }.problem == .amountWithoutCustomers(.business))
        #expect(changed { $0.workflow.customerTypes = [] }.problem == .noCustomers)
    }

    @Test(
        "A name is printable, and there", arguments: ["", " ", "a\nb", "a\u{202E}b", String(repeating: "a", count: 51)])
    func names(name: String) {
        #expect(changed { $0.workflow.name = name }.problem == .name)
    }

    @Test(
        "Steps behind the invoice are reminders, a notice with collection behind it, or collection alone of companies",
        arguments: [
            ("PB", "r1", nil), ("PB", "r1 r7 n7 c16", nil), ("P", "n1 c16", nil), ("PB", "r90 r1 r1 r1 r1", nil),
            ("B", "r1 c1", nil), ("B", "c1", nil), ("PB", "n1 c90", nil),
            ("PB", "", .noSteps), ("PB", "i1", .noSteps), ("PB", "w1 r1", .noSteps),
            ("PB", "r1 r1 r1 r1 r1 r1", .tooManyReminders), ("PB", "r0", .stepDelayDays), ("PB", "r91", .stepDelayDays),
            ("PB", "r1 n7 c-16", .stepDelayDays), ("PB", "c16 r1", .collectionNotLast),
            ("B", "c1 c1", .collectionNotLast),
            ("PB", "r1 n7", .noticeNotBeforeCollection), ("PB", "n7 r1 c16", .noticeNotBeforeCollection),
            ("PB", "n7 n7 c16", .noticeNotBeforeCollection), ("PB", "r1 n7 c15", .noticeTerm),
            ("PB", "r1 c16", .collectionWithoutNotice), ("P", "c60", .collectionWithoutNotice),
            ("B", "n7 c16", .noticeWithoutConsumers),
        ] as [(String, String, AgreementProblem?)])
    func steps(types: String, steps: String, problem: AgreementProblem?) {
        let actions: [Character: WorkflowStep.Action] = [
            "r": .sendReminder, "n": .sendStatutoryNotice, "c": .handOverToCollector, "i": .sendInvoice, "w": .wait,
        ]
        let agreement = changed { agreement in
            agreement.workflow.maxOrderAmounts = [:]
            agreement.workflow.customerTypes = Set(CustomerType.allCases.filter { types.contains($0.rawValue) })
            agreement.plan.steps = WorkflowStep.plan(
                steps.split(separator: " ").map { (actions[$0.first!]!, Int($0.dropFirst())!) })
        }
        #expect(agreement.problem == problem)
    }

    @Test("The steps of a standard plan are made of those behind its invoice", arguments: Agreement.standard)
    func plans(agreement: Agreement) {
        let steps = agreement.plan.steps
        #expect(WorkflowStep.plan(steps.dropFirst(2).map { ($0.action, $0.delayDays) }) == steps)
    }

    @Test("Steps without the first two are invalid", arguments: [[], [1], [1, 0, 2]])
    func beginnings(order: [Int]) {
        let steps = Agreement.standard[0].plan.steps
        #expect(changed { $0.plan.steps = order.map { steps[$0] } }.problem == .noSteps)
    }

    /// The first standard agreement with something else in it.
    private func changed(_ change: (inout Agreement) -> Void) -> Agreement {
        var agreement = Agreement.standard[0]
        change(&agreement)
        return agreement
    }
}
