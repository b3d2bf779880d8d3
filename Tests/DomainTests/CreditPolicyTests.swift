import Testing

@testable import Domain

@Suite("Rules of the credit policy")
struct CreditRuleTests {
    private let sandbox = CreditPolicy(sandboxRules: SandboxCreditRules())
    private let production = CreditPolicy()

    @Test("The rules are judged in this order")
    func orderOfRules() throws {
        let rules: [CreditRule] = [
            .backdoor, .testPerson, .blocked, .inCollection, .overdue, .exposure, .velocityEmail, .velocityPhone,
            .velocityAddress, .velocityIP, .delivery,
        ]
        #expect(CreditRule.allCases == rules)
        #expect(CreditRule.ofSandbox + CreditRule.ofCheck == rules)
        let decision = try sandbox.decide(on: DomainSamples.application(), history: CreditHistory(), isGuaranteed: true)
        #expect(decision.findings.map(\.rule) == rules)
    }

    @Test(
        "Nothing against the customer approves, in either environment", arguments: [true, false], CustomerType.allCases)
    func nothingAgainst(isSandbox: Bool, type: CustomerType) throws {
        let decision = try (isSandbox ? sandbox : production).decide(
            on: DomainSamples.application(type: type), history: CreditHistory(), isGuaranteed: true)
        #expect(decision.isApproved)
        #expect(decision.findings.allSatisfy { $0.outcome == .passed })
    }

    @Test("Each rule rejects alone, and only it is on record as failed", arguments: CreditRule.allCases)
    func eachRuleAlone(rule: CreditRule) throws {
        let broken = Situation(breaking: [rule])
        let decision = try sandbox.decide(on: broken.application, history: broken.history, isGuaranteed: true)
        #expect(!decision.isApproved)
        #expect(decision.findings.filter { $0.outcome == .failed }.map(\.rule) == [rule])
        #expect(decision.findings.count { $0.outcome == .passed } == CreditRule.allCases.count - 1)
    }

    @Test("The first rule that fails comes first among the findings, and the later ones are judged all the same")
    func firstFailure() throws {
        for (index, rule) in CreditRule.allCases.enumerated() {
            let rest = Array(CreditRule.allCases[index...])
            let broken = Situation(breaking: Set(rest))
            let decision = try sandbox.decide(on: broken.application, history: broken.history, isGuaranteed: true)
            #expect(!decision.isApproved)
            #expect(decision.findings.first { $0.outcome == .failed }?.rule == rule)
            #expect(decision.findings.filter { $0.outcome == .failed }.map(\.rule) == rest)
        }
    }

    @Test(
        "Without guarantee debts, exposure, velocity and delivery are waived",
        arguments: [
            .inCollection, .overdue, .exposure, .velocityEmail, .velocityPhone, .velocityAddress, .velocityIP,
            .delivery,
        ] as [CreditRule])
    func waived(rule: CreditRule) throws {
        let broken = Situation(breaking: [rule])
        let decision = try production.decide(on: broken.application, history: broken.history, isGuaranteed: false)
        #expect(decision.isApproved)
        #expect(decision.findings.filter { $0.outcome == .waived }.map(\.rule) == [rule])
        #expect(!decision.findings.contains { $0.outcome == .failed })
    }

    @Test(
        "Without guarantee the block, the backdoor and the test person still reject",
        arguments: [.backdoor, .testPerson, .blocked] as [CreditRule])
    func neverWaived(rule: CreditRule) throws {
        let broken = Situation(breaking: [rule])
        let decision = try sandbox.decide(on: broken.application, history: broken.history, isGuaranteed: false)
        #expect(!decision.isApproved)
        #expect(decision.findings.filter { $0.outcome == .failed }.map(\.rule) == [rule])
    }

    @Test("A blocked customer is rejected without guarantee, whatever else is waived")
    func blockedAmongWaived() throws {
        let broken = Situation(breaking: [.blocked, .inCollection, .exposure, .velocityEmail, .delivery])
        let decision = try production.decide(on: broken.application, history: broken.history, isGuaranteed: false)
        #expect(!decision.isApproved)
        #expect(decision.findings.filter { $0.outcome == .failed }.map(\.rule) == [.blocked])
    }

    @Test("In the sandbox the backdoor approves whatever speaks against it")
    func backdoorApproves() throws {
        var broken = Situation(breaking: Set(CreditRule.allCases))
        broken.application.backdoor = .approve
        #expect(try sandbox.decide(on: broken.application, history: broken.history, isGuaranteed: true).isApproved)
        #expect(try !production.decide(on: broken.application, history: broken.history, isGuaranteed: true).isApproved)
    }

    @Test("In production backdoor and test persons mean nothing", arguments: [.backdoor, .testPerson] as [CreditRule])
    func productionKnowsNoTests(rule: CreditRule) throws {
        let broken = Situation(breaking: [rule])
        let decision = try production.decide(on: broken.application, history: broken.history, isGuaranteed: true)
        #expect(decision.isApproved)
        #expect(decision.findings.map(\.rule) == CreditRule.ofCheck)
        #expect(decision.findings.allSatisfy { $0.outcome == .passed })
    }

    @Test("The findings of a sandbox's own rules say what was asked and found", arguments: [true, false])
    func sandboxInputs(isBroken: Bool) throws {
        let situation = Situation(breaking: isBroken ? [.backdoor, .testPerson] : [])
        let decision = try sandbox.decide(on: situation.application, history: situation.history, isGuaranteed: true)
        let outcome: CreditFinding.Outcome = isBroken ? .failed : .passed
        #expect(
            Array(decision.findings.prefix(2)) == [
                CreditFinding(rule: .backdoor, outcome: outcome, inputs: [.init(.asked, isBroken)]),
                CreditFinding(rule: .testPerson, outcome: outcome, inputs: [.init(.found, isBroken)]),
            ])
        #expect(decision.verdict == (isBroken ? .failed(.backdoor) : .approved))
    }

    @Test(
        "Of the test persons only Afgewezen is rejected, in any case",
        arguments: [
            ("Afgewezen", false), ("AFGEWEZEN", false), ("afgewezen", false), ("Traag", true), ("Storing", true),
            ("Jansen", true),
        ]
    )
    func testPersons(lastName: String, isApproved: Bool) throws {
        let decision = try sandbox.decide(
            on: DomainSamples.application(lastName: lastName), history: CreditHistory(), isGuaranteed: true)
        #expect(decision.isApproved == isApproved)
    }

    @Test(
        "Test persons are known by their surname",
        arguments: [
            ("Afgewezen", .rejected), ("Traag", .slow), ("STORING", .failing),
            ("Jansen", nil), ("", nil),
        ]
            as [(String, TestPerson?)]
    )
    func surnames(surname: String, person: TestPerson?) throws {
        #expect(TestPerson(surname: surname) == person)
    }

    @Test(
        "An order in collection and one long overdue are debts each",
        arguments: [
            (true, false, [.inCollection]), (false, true, [.overdue]), (true, true, [.inCollection, .overdue]),
        ] as [(Bool, Bool, [CreditRule])])
    func debts(isInCollection: Bool, isLongOverdue: Bool, failed: [CreditRule]) throws {
        var history = CreditHistory()
        history.isInCollection = isInCollection
        history.isLongOverdue = isLongOverdue
        let decision = try production.decide(on: DomainSamples.application(), history: history, isGuaranteed: true)
        #expect(decision.findings.filter { $0.outcome == .failed }.map(\.rule) == failed)
    }

    /// An application and a history in which exactly the given rules are broken.
    struct Situation {
        var application = DomainSamples.application()
        var history = CreditHistory()

        init(breaking rules: Set<CreditRule>) {
            if rules.contains(.backdoor) { application.backdoor = .reject }
            if rules.contains(.testPerson) { application.customer.person.lastName = "Afgewezen" }
            history.isBlocked = rules.contains(.blocked)
            history.isInCollection = rules.contains(.inCollection)
            history.isLongOverdue = rules.contains(.overdue)
            history.recentChecks.byEmail = rules.contains(.velocityEmail) ? 5 : 0
            history.recentChecks.byPhone = rules.contains(.velocityPhone) ? 5 : 0
            history.recentChecks.byAddress = rules.contains(.velocityAddress) ? 5 : 0
            history.recentChecks.byIPAddress = rules.contains(.velocityIP) ? 10 : 0
            if rules.contains(.delivery) {
                application.amount = Money(cents: 25_001)
                application.delivery = DomainSamples.delivery()
            }
            if rules.contains(.exposure) { history.openAmount = .euros(1_500) }
        }
    }
}
