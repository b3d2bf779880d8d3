/// Decides credit applications (docs/spec/platform.md). Pure: a decision depends on the application and the history
/// only.
package struct CreditPolicy: Sendable {
    /// Version stored with every check. It changes with the rules and limits below.
    package static let version = "2026-11"

    /// Absent in production.
    private let sandboxRules: SandboxCreditRules?

    package init(sandboxRules: SandboxCreditRules? = nil) {
        self.sandboxRules = sandboxRules
    }

    /// Decides by the first rule that fails. The others are judged as well, for the record.
    /// - Throws: `InvariantViolation` when a sum does not fit 64 bits.
    package func decide(
        on application: CreditApplication, history: CreditHistory, isGuaranteed: Bool
    ) throws -> CreditDecision {
        let sandboxFindings = sandboxRules?.findings(on: application) ?? []
        let findings =
            try sandboxFindings
            + judge(CreditRule.ofCheck, of: application, history: history, isGuaranteed: isGuaranteed)
        let isForced = sandboxRules?.forcesApproval(of: application) ?? false
        return CreditDecision(
            isApproved: isForced || findings.firstFailed == nil, isForced: isForced, findings: findings)
    }

    /// Findings of the rules given, in their order.
    /// - Throws: `InvariantViolation` when a sum does not fit 64 bits.
    package func judge(
        _ rules: [CreditRule], of application: CreditApplication, history: CreditHistory, isGuaranteed: Bool
    ) throws -> [CreditFinding] {
        try rules.map { rule in
            let (passes, inputs) = try judge(rule, of: application, knowing: history)
            let outcome: CreditFinding.Outcome =
                passes ? .passed : rule.isWaivedWithoutGuarantee && !isGuaranteed ? .waived : .failed
            return CreditFinding(rule: rule, outcome: outcome, inputs: inputs)
        }
    }

    private func judge(
        _ rule: CreditRule, of application: CreditApplication, knowing history: CreditHistory
    ) throws -> (passes: Bool, inputs: [CreditFinding.Input]) {
        switch rule {
        case .backdoor, .testPerson:
            // Broken in a sandbox only, whose own rules judge them.
            (true, [])
        case .blocked:
            flag(.found, history.isBlocked)
        case .inCollection:
            flag(.found, history.isInCollection)
        case .overdue:
            flag(.found, history.isLongOverdue)
        case .exposure:
            try exposure(of: application, knowing: history)
        case .velocityEmail:
            velocity(history.recentChecks.byEmail, below: Self.maxChecksPerDay)
        case .velocityPhone:
            velocity(history.recentChecks.byPhone, below: Self.maxChecksPerDay)
        case .velocityAddress:
            velocity(history.recentChecks.byAddress, below: Self.maxChecksPerDay)
        case .velocityIP:
            velocity(history.recentChecks.byIPAddress, below: Self.maxChecksPerDayPerIPAddress)
        case .delivery:
            delivery(of: application)
        }
    }

    private func flag(
        _ name: CreditFinding.Input.Name, _ isBroken: Bool
    ) -> (passes: Bool, inputs: [CreditFinding.Input]) {
        (!isBroken, [.init(name, isBroken)])
    }

    private func exposure(
        of application: CreditApplication, knowing history: CreditHistory
    ) throws -> (passes: Bool, inputs: [CreditFinding.Input]) {
        let limit = try exposureLimit(for: application, knowing: history)
        let exposure = try history.openAmount + application.amount
        return (
            exposure <= limit,
            [
                .init(.openCents, history.openAmount.cents), .init(.amountCents, application.amount.cents),
                .init(.limitCents, limit.cents), .init(.paidOrders, Int64(history.paidOrders)),
                .init(.payTrustScore, Int64(application.payTrustScore)),
            ]
        )
    }

    /// Highest exposure of one customer over all merchants. Both raises are shares of the basic limit.
    private func exposureLimit(for application: CreditApplication, knowing history: CreditHistory) throws -> Money {
        let basic = application.customer.type == .consumer ? Money.euros(1_500) : Money.euros(10_000)
        let paidHistory = history.paidOrders >= 3 ? try Percentage(50).amount(of: basic) : .zero
        let trust = application.payTrustScore >= 10 ? try Percentage(25).amount(of: basic) : .zero
        return try basic + paidHistory + trust
    }

    /// Compares the number of earlier checks with a limit; the current check is not among them.
    private func velocity(_ checks: Int, below max: Int) -> (passes: Bool, inputs: [CreditFinding.Input]) {
        (checks < max, [.init(.earlierChecks, Int64(checks)), .init(.maxChecks, Int64(max))])
    }

    private func delivery(of application: CreditApplication) -> (passes: Bool, inputs: [CreditFinding.Input]) {
        let delivery = application.delivery
        let isElsewhere = delivery.map { !$0.address.isSameHouse(as: application.customer.address) } ?? false
        let isToOther =
            delivery?.lastName.map {
                NormalizedName.form(of: $0) != NormalizedName.form(of: application.customer.person.lastName)
            } ?? false
        let isWithinLimit = application.amount <= Self.thirdPartyDeliveryLimit
        return (
            isWithinLimit || !isElsewhere || !isToOther,
            [
                .init(.amountCents, application.amount.cents), .init(.limitCents, Self.thirdPartyDeliveryLimit.cents),
                .init(.otherAddress, isElsewhere), .init(.otherName, isToOther),
            ]
        )
    }

    /// Maximum number of checks in 24 hours for one e-mail address, telephone number or address.
    package static let maxChecksPerDay = 5
    /// Length of the period in which earlier checks are counted.
    package static let velocityWindowHours: Int64 = 24
    /// Maximum number of checks in 24 hours for one IP address.
    package static let maxChecksPerDayPerIPAddress = 10
    private static let thirdPartyDeliveryLimit = Money.euros(250)
}

extension CreditRule {
    /// True for rules 3 to 6 of docs/spec/platform.md, which do not reject where the merchant bears the risk.
    fileprivate var isWaivedWithoutGuarantee: Bool {
        switch self {
        case .backdoor, .testPerson, .blocked: false
        case .inCollection, .overdue, .exposure, .velocityEmail, .velocityPhone, .velocityAddress, .velocityIP,
            .delivery:
            true
        }
    }
}
