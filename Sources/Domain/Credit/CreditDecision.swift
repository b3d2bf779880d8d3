/// The answer to a credit application, with what every rule said.
package struct CreditDecision: Hashable, Sendable {
    package let isApproved: Bool
    /// In the order of the rules. Stored with the check, never told to the merchant.
    package let findings: [CreditFinding]

    package init(isApproved: Bool, findings: [CreditFinding]) {
        self.isApproved = isApproved
        self.findings = findings
    }
}

package struct CreditFinding: Hashable, Sendable {
    package let rule: CreditRule
    package let outcome: Outcome

    package enum Outcome: String, Hashable, Sendable {
        case passed
        case failed
        /// Broken, but a workflow without guarantee is not rejected for it.
        case waived
    }

    package init(rule: CreditRule, outcome: Outcome) {
        self.rule = rule
        self.outcome = outcome
    }
}

/// The rules of the credit policy, in the order in which they decide.
package enum CreditRule: String, Hashable, Sendable, CaseIterable {
    case backdoor
    case testPerson
    case notBlocked
    case noDebts
    case exposure
    case velocity
    case delivery
}

/// Surnames that behave in a known way in the sandbox (`platform.md` 9).
package enum TestPerson: String, Sendable {
    case alwaysRejected = "afgewezen"
    case answeredSlowly = "traag"
    case breaksThePlatform = "storing"

    package init?(surname: String) {
        self.init(rawValue: surname.lowercased())
    }
}
