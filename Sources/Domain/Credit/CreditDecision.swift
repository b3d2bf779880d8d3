/// Outcome of a credit application, with the finding of every rule.
package struct CreditDecision: Hashable, Sendable {
    package let isApproved: Bool
    /// True if `BACKDOOR` 1 approved it, whatever the rules found.
    package let isForced: Bool
    /// Findings in the order of the rules. Stored with the check, never sent to the merchant.
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

/// Outcome of a credit decision, as a sandbox sends it in the response header `X-Decision`.
package enum CreditVerdict: Hashable, Sendable {
    case approved
    /// First rule that failed.
    case failed(CreditRule)
    /// The order names another person than the check.
    case otherPerson

    /// Value of the response header.
    package var headerValue: String {
        switch self {
        case .approved: "approved"
        case .failed(let rule): rule.rawValue
        case .otherPerson: "other-person"
        }
    }
}

/// Outcome of one rule, with the numbers it was judged on.
package struct CreditFinding: Hashable, Sendable {
    package let rule: CreditRule
    package let outcome: Outcome
    package let inputs: [Input]

    /// Outcomes of a rule. Their raw values are stored.
    package enum Outcome: String, Hashable, Sendable {
        case passed = "passed"
        case failed = "failed"
        /// The rule is broken, but a workflow without guarantee is not rejected for it.
        case waived = "waived"
    }

    /// A number that a rule was judged on: an amount in cents, a count, or 0 and 1 for false and true.
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

        /// Names of inputs. Their raw values are stored.
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
    /// The rule that decides; `nil` when every rule passed or was waived.
    package var firstFailed: CreditRule? {
        first { $0.outcome == .failed }?.rule
    }
}

/// Rules of the credit policy, in the order in which they decide. Their raw values are stored, and sent by a sandbox.
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

    /// Rules of a sandbox only, judged before the others (`SandboxCreditRules`).
    package static let ofSandbox: [CreditRule] = [.backdoor, .testPerson]
    /// Rules of every credit check.
    package static let ofCheck = allCases.filter { !ofSandbox.contains($0) }
    /// Rules judged again when an order is placed on an approved check (docs/spec/platform.md, rules 2, 3, 4 and 6).
    package static let orderRules: [CreditRule] = [.blocked, .inCollection, .overdue, .exposure, .delivery]
    /// Rules judged again when `BACKDOOR` 1 approved the check.
    package static let forcedOrderRules: [CreditRule] = [.blocked, .inCollection]
}
