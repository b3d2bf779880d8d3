/// The answer to a credit application, with what every rule said.
package struct CreditDecision: Hashable, Sendable {
    package let isApproved: Bool
    /// True where `BACKDOOR` 1 approved it, whatever the rules said.
    package let isForced: Bool
    /// In the order of the rules. Stored with the check, never told to the merchant.
    package let findings: [CreditFinding]

    package init(isApproved: Bool, isForced: Bool = false, findings: [CreditFinding]) {
        self.isApproved = isApproved
        self.isForced = isForced
        self.findings = findings
    }

    package var verdict: CreditVerdict {
        guard !isApproved, let failed = findings.firstFailed else { return .approved }
        return .failed(failed)
    }
}

/// The outcome of a credit decision, as a sandbox tells it in the reply header `X-Decision`.
package enum CreditVerdict: Hashable, Sendable {
    case approved
    /// - Parameter rule: the first one that failed.
    case failed(CreditRule)
    /// An order names somebody else than was checked.
    case otherPerson

    package var word: String {
        switch self {
        case .approved: "approved"
        case .failed(let rule): rule.rawValue
        case .otherPerson: "other-person"
        }
    }
}

/// One rule's outcome, and the numbers it was judged on.
package struct CreditFinding: Hashable, Sendable {
    package let rule: CreditRule
    package let outcome: Outcome
    package let inputs: [Input]

    package enum Outcome: String, Hashable, Sendable {
        case passed = "passed"
        case failed = "failed"
        /// Broken, but a workflow without guarantee is not rejected for it.
        case waived = "waived"
    }

    /// A number that a rule was judged on: a sum, a count, or 0 and 1 for no and yes.
    package struct Input: Hashable, Sendable {
        package let name: Name
        package let value: Int64

        package init(_ name: Name, _ value: Int64) {
            self.name = name
            self.value = value
        }

        package init(_ name: Name, _ flag: Bool) {
            self.init(name, flag ? 1 : 0)
        }

        /// As it is stored.
        package enum Name: String, Hashable, Sendable {
            case found = "found"
            case asked = "asked"
            case openCents = "open_cents"
            case amountCents = "amount_cents"
            case limitCents = "limit_cents"
            case paidOrders = "paid_orders"
            case payTrustScore = "pay_trust_score"
            case earlierChecks = "earlier_checks"
            case maxChecks = "max_checks"
            case otherAddress = "other_address"
            case otherName = "other_name"
        }
    }

    package init(rule: CreditRule, outcome: Outcome, inputs: [Input] = []) {
        self.rule = rule
        self.outcome = outcome
        self.inputs = inputs
    }

    package subscript(name: Input.Name) -> Int64? {
        inputs.first { $0.name == name }?.value
    }
}

extension Sequence<CreditFinding> {
    /// The rule that decides, unless all are kept.
    package var firstFailed: CreditRule? {
        first { $0.outcome == .failed }?.rule
    }
}

/// The rules of the credit policy, in the order in which they decide. Their raw values are stored, and told in a
/// sandbox.
package enum CreditRule: String, Hashable, Sendable, CaseIterable {
    case backdoor = "backdoor"
    case testPerson = "test-person"
    case blocked = "blocked"
    case inCollection = "in-collection"
    case overdue = "overdue"
    case exposure = "exposure"
    case velocityEmail = "velocity-email"
    case velocityPhone = "velocity-phone"
    case velocityAddress = "velocity-address"
    case velocityIP = "velocity-ip"
    case delivery = "delivery"

    /// Judged in a sandbox only, before the others (`SandboxCreditRules`).
    package static let ofSandbox: [CreditRule] = [.backdoor, .testPerson]
    /// Judged by every credit check.
    package static let ofCheck = allCases.filter { !ofSandbox.contains($0) }
    /// Judged again when an order is placed on an approved check (docs/spec/platform.md, rules 2, 3, 4 and 6).
    package static let ofOrder: [CreditRule] = [.blocked, .inCollection, .overdue, .exposure, .delivery]
    /// The same where `BACKDOOR` 1 approved the check.
    package static let ofForcedOrder: [CreditRule] = [.blocked, .inCollection]
}
