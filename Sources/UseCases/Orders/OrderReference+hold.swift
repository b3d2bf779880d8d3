import Domain
import Storage

extension OrderReference {
    /// Order of a hold or resume request, and the platform's time. Both requests require the workflow number.
    func orderToPause(
        for caller: Caller, hasRequiredFlag: Bool = true, on platform: Platform, in transaction: any Transaction
    ) throws -> (OrderRow, Instant) {
        let (merchant, now) = try caller.authenticateForAction(on: platform, in: transaction)
        guard hasRequiredFlag else { throw Refusal(.invalidResumeFlag) }
        guard !number.isEmpty else { throw Refusal(.missingInvoiceNumber) }
        guard !workflowNumber.isAbsent else { throw Refusal(.missingWorkflowNumber) }
        guard let order = try find(of: merchant, in: transaction).first() else { throw Refusal(.unknownInvoiceNumber) }
        return (order, now)
    }
}
