/// Who may pay afterwards, and how much (`platform.md` 8). Pure: an application and what is known give a decision.
package struct CreditPolicy: Sendable {
    /// Whether test persons and the backdoor count.
    private let isSandbox: Bool

    package init(isSandbox: Bool) {
        self.isSandbox = isSandbox
    }

    /// The first rule that fails decides; the others are judged all the same, for the record.
    /// - Throws: `InvariantViolation` when what is open cannot be added up.
    package func decide(
        _ application: CreditApplication, knowing history: CreditHistory, isGuaranteed: Bool
    ) throws -> CreditDecision {
        let findings = try CreditRule.allCases.map { rule in
            CreditFinding(
                rule: rule,
                outcome: try isKept(rule, by: application, knowing: history)
                    ? .passed : rule.sparesUnguaranteed && !isGuaranteed ? .waived : .failed
            )
        }
        if isSandbox, application.backdoor == .approve {
            return CreditDecision(isApproved: true, findings: findings)
        }
        return CreditDecision(isApproved: !findings.contains { $0.outcome == .failed }, findings: findings)
    }

    private func isKept(
        _ rule: CreditRule, by application: CreditApplication, knowing history: CreditHistory
    ) throws -> Bool {
        switch rule {
        case .backdoor:
            !(isSandbox && application.backdoor == .reject)
        case .testPerson:
            !(isSandbox && TestPerson(surname: application.customer.person.lastName) == .alwaysRejected)
        case .notBlocked:
            !history.isBlocked
        case .noDebts:
            !history.isInCollection && !history.isLongOverdue
        case .exposure:
            try history.openAmount + application.amount <= exposureLimit(for: application, knowing: history)
        case .velocity:
            isUnhurried(history.recentChecks)
        case .delivery:
            application.amount <= Self.strangerDeliveryLimit || !isDeliveredToStranger(application)
        }
    }

    /// What one customer may owe over all merchants. Both lifts count from the basic limit.
    private func exposureLimit(for application: CreditApplication, knowing history: CreditHistory) throws -> Money {
        let basic = application.customer.type == .consumer ? Money.euros(1_500) : Money.euros(10_000)
        let paidHistory = history.paidOrders >= 3 ? try Percentage(50).of(basic) : .zero
        let trust = application.payTrustScore >= 10 ? try Percentage(25).of(basic) : .zero
        return try basic + paidHistory + trust
    }

    /// Earlier checks; the one that is being made comes on top.
    private func isUnhurried(_ checks: CreditHistory.RecentChecks) -> Bool {
        max(checks.withEmail, checks.withPhone, checks.atAddress) < Self.checksADay
            && checks.fromIPAddress < Self.checksADayFromOneIPAddress
    }

    private func isDeliveredToStranger(_ application: CreditApplication) -> Bool {
        guard let delivery = application.delivery, let addressee = delivery.lastName else { return false }
        return !delivery.address.isSameHouse(as: application.customer.address)
            && addressee.lowercased() != application.customer.person.lastName.lowercased()
    }

    /// Checks in 24 hours for one e-mail address, telephone number or address.
    package static let checksADay = 5
    /// Since when checks are counted, before now.
    package static let countedHours: Int64 = 24
    package static let checksADayFromOneIPAddress = 10
    private static let strangerDeliveryLimit = Money.euros(250)
}

extension CreditRule {
    /// Rules 3 to 6 of `platform.md` 8 do not reject where the merchant bears the risk.
    fileprivate var sparesUnguaranteed: Bool {
        switch self {
        case .backdoor, .testPerson, .notBlocked: false
        case .noDebts, .exposure, .velocity, .delivery: true
        }
    }
}
