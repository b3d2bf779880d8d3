package import Domain
package import Storage

/// Creates an order. Its collection starts with the workflow.
package struct PlaceOrder: MerchantUseCase {
    /// Form of the new order.
    package struct Request: Sendable {
        package let caller: Caller
        package let form: OrderForm

        package init(caller: Caller, form: OrderForm) {
            self.caller = caller
            self.form = form
        }
    }

    /// Request with the content of its form.
    package struct Prepared: Sendable {
        let request: Request
        let draft: OrderDraft?
    }

    /// Result of a created order or a dry run.
    package struct Placed: Hashable, Sendable {
        /// Invoice number; for a dry run, a number that is not stored.
        package let invoiceNumber: InvoiceNumber
        /// Credit decision, which sandboxes show; `nil` unless the workflow is guaranteed.
        package let verdict: CreditVerdict?

        package init(invoiceNumber: InvoiceNumber, verdict: CreditVerdict?) {
            self.invoiceNumber = invoiceNumber
            self.verdict = verdict
        }
    }

    package let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Parses the form.
    /// - Throws: `CancellationError` while a sandbox delays a test person
    package func prepare(_ request: Request) async throws -> Prepared {
        try await platform.sandboxHooks?.delayTestPerson(request.form.party)
        return Prepared(
            request: request, draft: request.form.party.type.value.flatMap { OrderDraft(request.form, as: $0) })
    }

    package func isDryRun(_ work: Prepared) -> Bool { work.request.form.isDryRun }

    /// A dry run checks the order without storing it.
    package func execute(_ work: Prepared, in transaction: any Transaction) throws -> Placed {
        let form = work.request.form
        let (new, isGuaranteed) = try Self.validate(
            form, work.draft, from: work.request.caller, on: platform, in: transaction)
        if !form.isDryRun { try Self.store(new, on: platform, in: transaction) }
        return Placed(invoiceNumber: new.order.invoiceNumber, verdict: isGuaranteed ? .approved : nil)
    }

    package func mapError(_ error: any Error, for work: Prepared) -> any Error {
        guard let taken = error as? UniqueViolation, taken.constraint == OrderTable.numberConstraint else {
            return error
        }
        return Refusal(.orderNumberTaken, work.request.form.orderNumber.value?.text)
    }

    /// Validates the form and returns the order to store.
    private static func validate(
        _ form: OrderForm, _ early: OrderDraft?, from caller: Caller, on platform: Platform,
        in transaction: any Transaction
    ) throws -> (order: NewOrder, isGuaranteed: Bool) {
        let (merchant, agreed, now, today) = try caller.authenticateForAction(
            namingWorkflow: form.workflowNumber, on: platform, in: transaction)
        let workflow = try workflow(agreed, of: form, merchant: merchant)
        let type = try form.party.customerType(under: workflow)
        let context = FormContext(purpose: .order, workflow: workflow, type: type, today: today)
        try OrderRules.beforeParty.validate(form, in: context)
        try PartyRules.all.validate(form.party, in: context)
        try OrderRules.afterParty.validate(form, in: context)
        // The agreement may change the customer type from consumer to company.
        let draft = early?.type == type ? early : OrderDraft(form, as: type)
        guard let number = form.orderNumber.value, let draft else {
            throw InvariantViolation("An order that keeps every rule has no number or no content.")
        }
        try platform.sandboxHooks?.failTestPerson(draft.content.customer)

        let invoiceNumber = InvoiceNumber(
            workflow: workflow.number, letterCode: merchant.letterCode, order: number)
        var new = try NewOrder(
            draft, number: number, invoiceNumber: invoiceNumber, under: workflow,
            merchantID: merchant.merchantID, at: now, on: platform)
        let checkOfOrder = OrderCheckValidator(
            uuid: form.checkUUID, amount: form.amountForLimits(as: type), workflow: workflow,
            merchantID: merchant.merchantID)
        let namedCheck = try checkOfOrder.query(in: transaction)
        let history =
            try workflow.isGuaranteed
            ? CreditHistory.known(of: draft.keys, on: context.today, in: transaction) : nil

        let check: ReferencedCheck?
        do {
            check = try checkOfOrder.validate(namedCheck, at: now)
            if let check, let history = try history?.first() {
                try checkOfOrder.requireCreditworthy(for: draft, on: check, knowing: history, under: platform.policy)
            }
        } catch let refusal as Refusal {
            // A number that is taken has priority over other refusals. Without another refusal the insert detects it: a
            // look-up would cause conflicts under SERIALIZABLE between orders with neighbouring numbers.
            try requireUnusedNumber(new.order, form: form, merchant: merchant, in: transaction)
            throw refusal
        }
        if form.isDryRun { try requireUnusedNumber(new.order, form: form, merchant: merchant, in: transaction) }
        new.checkID = check?.id
        return (new, workflow.isGuaranteed)
    }

    /// Stores an order with its events, for all use cases that create orders.
    static func store(
        _ new: NewOrder, on platform: Platform, in transaction: any Transaction
    ) throws {
        try OrderTable.insert(new, in: transaction)
        if let check = new.checkID {
            try CheckTable.markUsed(check, forOrder: new.id, in: transaction)
        }
        let event = OrderEvent(.placed, by: .merchant, occurredAt: new.placedAt)
        try OrderEventTable.insert(
            event, id: platform.identifier(at: new.placedAt), orderID: new.id, in: transaction)
        try OutboxTable.insert(
            OrderWebhookEvent.placed.rawValue, of: .order(new.id), id: platform.identifier(at: new.placedAt),
            merchantID: new.merchantID, at: new.placedAt, attemptAt: platform.systemTime(), in: transaction)
    }

    private static func requireUnusedNumber(
        _ order: Order, form: OrderForm, merchant: CredentialTable.MerchantCredential, in transaction: any Transaction
    ) throws {
        if form.isDryRun, order.number == OrderNumber.dryRun { return }
        let isTaken = try OrderTable.isTaken(order.number, merchantID: merchant.merchantID, in: transaction)
        guard try isTaken.first() == false else { throw Refusal(.orderNumberTaken, order.number.text) }
    }

    private static func workflow(
        _ agreed: Workflow?, of form: OrderForm, merchant: CredentialTable.MerchantCredential
    ) throws -> Workflow {
        guard !form.workflowNumber.isAbsent else { throw Refusal(.missingWorkflowNumber) }
        // Deactivated merchants have no agreements for new orders.
        guard merchant.isActive, let agreed else { throw Refusal(.unknownWorkflow, form.workflowNumberText) }
        return agreed
    }
}

extension NewOrder {
    /// Order of a draft under a number, before validation.
    /// - Parameter workflow: workflow in the version whose terms apply to the order.
    init(
        _ draft: OrderDraft, number: OrderNumber, invoiceNumber: InvoiceNumber, under workflow: Workflow,
        merchantID: Identifier, at moment: Instant, on platform: Platform
    ) throws {
        try self.init(
            id: platform.identifier(at: moment), merchantID: merchantID,
            order: Order(
                number: number, invoiceNumber: invoiceNumber, workflowNumber: workflow.number, content: draft.content),
            encodedContent: draft.document, checkID: nil, keys: draft.keys, placedAt: moment,
            workflowVersion: workflow.version, lifecycle: .placed)
    }
}
