import Domain
import Storage

/// The credit check an order refers to, and what must be true of it.
struct CheckOfOrder {
    let uuid: String?
    /// What the order comes to.
    let amount: Money
    let workflow: Workflow
    let merchantID: Identifier

    /// Shops round lines and totals in their own ways.
    private static let tolerance = Money(cents: 5)

    /// Asks for the check that was named. None when none was, or what was named can be no check's.
    func ask(in transaction: any Transaction) throws -> Answer<CheckReference>? {
        try uuid.flatMap { CheckUUID($0) }.map {
            try CheckTable.find(uuid: $0, merchantID: merchantID, in: transaction)
        }
    }

    /// The check, unused and sufficient; none where the workflow needs none and none was named.
    /// - Throws: `Refusal`
    func validated(_ answer: Answer<CheckReference>?, at now: Instant) throws -> CheckReference? {
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
}
