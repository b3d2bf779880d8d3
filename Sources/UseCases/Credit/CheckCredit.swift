package import Domain
package import Storage

/// Decides if a customer may pay an amount afterwards. An approval has a UUID, valid for one order.
package struct CheckCredit: MerchantUseCase {
    /// Form of the credit check.
    package struct Request: Sendable {
        package let caller: Caller
        package let form: CheckForm

        package init(caller: Caller, form: CheckForm) {
            self.caller = caller
            self.form = form
        }
    }

    /// Decision of the credit check.
    package enum Response: Hashable, Sendable {
        case approved(uuid: String)
        case rejected(CreditVerdict)
    }

    /// Request with the content of its form.
    package struct Prepared: Sendable {
        let request: Request
        let draft: CheckDraft?
    }

    package let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Short, since the customer waits at the checkout; without a decision after it, the check is refused.
    package var timeout: Duration { .seconds(2) }
    /// Hours for which an approval is valid.
    private static let approvalValidityHours: Int64 = 24

    /// Parses the form.
    /// - Throws: `CancellationError` while a sandbox delays a test person
    package func prepare(_ request: Request) async throws -> Prepared {
        try await platform.sandboxHooks?.delayTestPerson(request.form.party)
        return Prepared(
            request: request, draft: request.form.party.type.value.flatMap { CheckDraft(request.form, as: $0) })
    }

    /// - Returns: `.noDecision` after a timeout of the database, even if the check may have been stored: its UUID is
    ///   unknown to the merchant.
    package func mapError(_ error: any Error, for work: Prepared) -> any Error {
        switch error {
        case StorageUnavailable.timedOut, StorageUnavailable.commitOutcomeUnknown: Refusal(.noDecision)
        default: error
        }
    }

    package func execute(_ work: Prepared, in transaction: any Transaction) throws -> Response {
        let (form, caller, early) = (work.request.form, work.request.caller, work.draft)
        let (merchant, agreed, now, today) = try caller.authenticateForAction(
            namingWorkflow: form.workflowNumber, on: platform, in: transaction)
        guard merchant.isActive else { throw Refusal(.merchantInactive) }
        guard !form.workflowNumber.isAbsent else { throw Refusal(.missingWorkflowNumber) }
        guard let workflow = agreed else { throw Refusal(.unknownWorkflow) }
        let type = try form.party.customerType(under: workflow)
        let context = FormContext(purpose: .check, workflow: workflow, type: type, today: today)
        try PartyRules.all.validate(form.party, in: context)
        try CheckRules.all.validate(form, in: context)
        // The agreement may change the customer type from consumer to company.
        let draft = early?.type == type ? early : CheckDraft(form, as: type)
        guard let draft else {
            throw InvariantViolation("A check that keeps every rule makes no application.")
        }
        let (check, verdict) = try Self.decide(
            draft, under: workflow, for: merchant.merchantID, on: context.today, at: now, platform, in: transaction)
        return check.isApproved ? .approved(uuid: check.uuid.text) : .rejected(verdict)
    }

    /// Decides on the application of a valid form, and stores the check.
    static func decide(
        _ draft: CheckDraft, under workflow: Workflow, for merchantID: Identifier, on today: CivilDate,
        at now: Instant, _ platform: Platform, in transaction: any Transaction
    ) throws -> (check: CheckRow, verdict: CreditVerdict) {
        let application = draft.application
        try platform.sandboxHooks?.failTestPerson(application.customer)
        let known = try CreditHistory.known(of: draft.keys, on: today, in: transaction)
        let keys = VelocityKeys(draft.keys, ipAddress: platform.key(of: application.ipAddress))
        let recent = try CheckTable.countRecent(
            keys, since: now.adding(hours: -CreditPolicy.velocityWindowHours), in: transaction)
        var history = try known.first() ?? CreditHistory()
        history.recentChecks = try recent.first() ?? CreditHistory.RecentChecks()
        let decision = try platform.policy.decide(
            on: application, history: history, isGuaranteed: workflow.isGuaranteed)
        let check = CheckRow(
            uuid: platform.checkUUID(at: now), merchantID: merchantID, workflowNumber: workflow.number,
            isGuaranteed: workflow.isGuaranteed, amount: application.amount, isApproved: decision.isApproved,
            findings: decision.findings, isForced: decision.isForced, payTrustScore: application.payTrustScore,
            keys: keys, createdAt: now, expiresAt: now.adding(hours: approvalValidityHours))
        try CheckTable.insert(check, in: transaction)
        return (check, decision.verdict)
    }
}

extension CreditHistory {
    /// Days overdue, at any merchant, beyond which credit is rejected.
    private static let longOverdue = 30

    /// Stored history of a customer, except earlier checks.
    static func known(
        of keys: CustomerMatchKeys, on today: CivilDate, in transaction: any Transaction
    ) throws -> PendingRows<CreditHistory> {
        try OrderTable.creditHistory(keys, overdueBefore: today.adding(days: -longOverdue), in: transaction)
    }
}
