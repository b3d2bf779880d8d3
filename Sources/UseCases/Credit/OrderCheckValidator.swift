import Domain
import Storage

/// The credit check an order refers to, and what must be true of it.
struct OrderCheckValidator {
    let uuid: String?
    /// What the order comes to.
    let amount: Money
    let workflow: Workflow
    let merchantID: Identifier

    /// Shops round lines and totals in their own ways.
    private static let tolerance = Money(cents: 5)

    /// Asks for the check that was named. None when none was, or what was named can be no check's.
    func query(in transaction: any Transaction) throws -> PendingRows<ReferencedCheck>? {
        try uuid.flatMap { CheckUUID($0) }.map {
            try CheckTable.find(uuid: $0, merchantID: merchantID, in: transaction)
        }
    }

    /// The check, unused and sufficient; none where the workflow needs none and none was named.
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

    /// Judges an order on a guaranteed workflow by its own data: a check says nothing about anybody else, and is good
    /// for a day, in which more may have been ordered.
    /// - Throws: `Refusal(.decisionWithdrawn)` with what speaks against it.
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
    /// Whether it was asked for the person or the company with these keys.
    fileprivate func isOf(_ keys: CustomerMatchKeys) -> Bool {
        if let person, person == keys.person { return true }
        if let company, company == keys.company { return true }
        // Where one side gives no birth date, surname and house have to do.
        guard company == nil, keys.company == nil, person == nil || keys.person == nil else { return false }
        return household != nil && household == keys.household
    }
}
