import Domain
import Storage

/// Validates the credit check to which an order refers.
struct OrderCheckValidator {
    let uuid: String?
    /// Total of the order.
    let amount: Money
    let workflow: Workflow
    let merchantID: Identifier

    /// Difference allowed between check and order, since shops round lines and totals differently.
    private static let tolerance = Money(cents: 5)

    /// Queries the referenced check; `nil` without a valid reference.
    func query(in transaction: any Transaction) throws -> PendingRows<ReferencedCheck>? {
        try uuid.flatMap { CheckUUID($0) }.map {
            try CheckTable.find(uuid: $0, merchantID: merchantID, in: transaction)
        }
    }

    /// Valid, unused and sufficient check; `nil` for a workflow that needs none and an order without reference.
    /// - Throws: `Refusal`
    func validate(_ answer: PendingRows<ReferencedCheck>?, at now: Instant) throws -> ReferencedCheck? {
        guard uuid != nil else {
            guard !workflow.isGuaranteed else { throw Refusal(.missingCheck) }
            return nil
        }
        guard let check = try answer?.first() else { throw Refusal(.checkNotFound) }
        guard check.isApproved else { throw Refusal(.checkRejected) }
        guard now < check.expiresAt else { throw Refusal(.checkExpired) }
        guard !check.isUsed else { throw Refusal(.checkUsed) }
        guard check.isGuaranteed || !workflow.isGuaranteed else { throw Refusal(.checkWithoutGuarantee) }
        guard try amount <= check.amount + Self.tolerance else { throw Refusal(.amountAboveCheck) }
        return check
    }

    /// Decides on an order under a guaranteed workflow by its own data: a check covers one customer only, and within
    /// its day of validity more may have been ordered.
    /// - Throws: `Refusal(.decisionWithdrawn)` with the reason.
    func requireCreditworthy(
        for order: OrderDraft, on check: ReferencedCheck, knowing history: CreditHistory, under policy: CreditPolicy
    ) throws {
        guard check.isOf(order.keys) else { throw Refusal(.decisionWithdrawn, verdict: .otherPerson) }
        let findings = try policy.judge(
            check.isForced ? CreditRule.forcedOrderRules : CreditRule.orderRules,
            of: order.application(amount: amount, payTrustScore: check.payTrustScore), history: history,
            isGuaranteed: workflow.isGuaranteed)
        if let failed = findings.firstFailed { throw Refusal(.decisionWithdrawn, verdict: .failed(failed)) }
    }
}

extension ReferencedCheck {
    /// True for a check of the person or company with these keys.
    fileprivate func isOf(_ keys: CustomerMatchKeys) -> Bool {
        if let person, person == keys.person { return true }
        if let company, company == keys.company { return true }
        // Surname and house are compared when one side lacks the birth date.
        guard company == nil, keys.company == nil, person == nil || keys.person == nil else { return false }
        return household != nil && household == keys.household
    }
}
