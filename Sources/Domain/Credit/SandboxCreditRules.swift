/// Rules of a sandbox, judged before those of the credit policy: the outcome that a test asks for with `BACKDOOR`, and
/// the test person that is always rejected (docs/spec/platform.md).
package struct SandboxCreditRules: Sendable {
    package init() {}

    /// The findings of `CreditRule.ofSandbox`, in their order.
    func findings(on application: CreditApplication) -> [CreditFinding] {
        let isRejectionAsked = application.backdoor == .reject
        let isRejectedPerson = TestPerson(surname: application.customer.person.lastName) == .rejected
        return [
            Self.finding(.backdoor, .asked, isRejectionAsked), Self.finding(.testPerson, .found, isRejectedPerson),
        ]
    }

    /// True where `BACKDOOR` 1 approves, whatever the rules say.
    func forcesApproval(of application: CreditApplication) -> Bool {
        application.backdoor == .approve
    }

    private static func finding(
        _ rule: CreditRule, _ name: CreditFinding.Input.Name, _ isBroken: Bool
    ) -> CreditFinding {
        CreditFinding(rule: rule, outcome: isBroken ? .failed : .passed, inputs: [.init(name, isBroken)])
    }
}
