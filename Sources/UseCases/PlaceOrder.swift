package import Domain
import Storage

/// Takes an order in. It is collected only after its workflow was started.
package struct PlaceOrder: Sendable {
    package struct Request: Sendable {
        package let caller: Caller
        package let form: OrderForm

        package init(caller: Caller, form: OrderForm) {
            self.caller = caller
            self.form = form
        }
    }

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Returns: the order's invoice number. A dry run gets the one it would have had, and leaves no trace.
    /// - Throws: `Refusal`
    package func callAsFunction(_ request: Request) async throws -> InvoiceNumber {
        let (platform, caller, form) = (platform, request.caller, request.form)
        try await platform.waitForTestPerson(form.party)
        guard !form.isDryRun else {
            return try await platform.database.read { transaction in
                try Self.accepted(form, from: caller, on: platform, in: transaction).order.invoiceNumber
            }
        }
        return try await platform.database.write { transaction in
            let order = try Self.accepted(form, from: caller, on: platform, in: transaction)
            try Self.store(order, on: platform, in: transaction)
            return order.order.invoiceNumber
        }
    }

    /// The order, when nothing speaks against it.
    private static func accepted(
        _ form: OrderForm, from caller: Caller, on platform: Platform, in transaction: any Transaction
    ) throws -> NewOrder {
        let now = platform.clock()
        let (merchant, agreed) = try caller.authenticated(namingWorkflow: form.workflowNumber, in: transaction)
        let workflow = try workflow(agreed, of: form, merchant: merchant)
        let type = try form.party.agreedType(under: workflow)
        let context = FormContext(
            purpose: .order, workflow: workflow, type: type, today: platform.dutchTime.date(at: now))
        try OrderRules.beforeParty.apply(to: form, in: context)
        try PartyRules.all.apply(to: form.party, in: context)
        try OrderRules.afterParty.apply(to: form, in: context)
        guard let number = form.orderNumber.value, let content = form.content(as: type) else {
            throw Refusal(.internalFailure)
        }
        try platform.breakForTestPerson(content.customer)

        let order = Order(
            number: number,
            invoiceNumber: InvoiceNumber(workflow: workflow.number, letterCode: merchant.letterCode, order: number),
            workflowNumber: workflow.number, content: content)
        let keys = PartyKeys(content.customer)
        let checkOfOrder = CheckOfOrder(
            uuid: form.checkUUID, amount: form.highestAmount, workflow: workflow, merchantID: merchant.merchantID)
        // All three are asked for before the first answer is looked at.
        let isTaken = try OrderTable.isTaken(number, merchantID: merchant.merchantID, in: transaction)
        let namedCheck = try checkOfOrder.ask(in: transaction)
        let history =
            try workflow.isGuaranteed
            ? CreditHistory.known(of: keys, on: context.today, in: transaction) : nil

        let mayRepeat = form.isDryRun && number == OrderNumber.dryRun
        guard try mayRepeat || isTaken.first() == false else { throw Refusal(.orderNumberTaken, number.text) }
        let check = try checkOfOrder.validated(namedCheck, at: now)
        if let history = try history?.first() { try insistOnCredit(history) }
        return NewOrder(
            id: platform.identifier(at: now), merchantID: merchant.merchantID, order: order, checkID: check?.id,
            keys: keys, placedAt: now, lifecycle: OrderLifecycle.placed)
    }

    private static func store(
        _ new: NewOrder, on platform: Platform, in transaction: any Transaction
    ) throws {
        try OrderTable.insert(new, in: transaction)
        if let check = new.checkID {
            try CheckTable.use(check, forOrder: new.id, in: transaction)
        }
        let event = OrderEvent(.placed, by: .merchant, at: new.placedAt)
        try OrderEventTable.insert(
            event, id: platform.identifier(at: new.placedAt), orderID: new.id, in: transaction)
    }

    private static func workflow(
        _ agreed: Workflow?, of form: OrderForm, merchant: CredentialTable.Holder
    ) throws -> Workflow {
        guard !form.workflowNumber.isAbsent else { throw Refusal(.missingWorkflowNumber) }
        // A merchant that was deactivated has no agreements to place new orders under.
        guard merchant.isActive, let agreed else { throw Refusal(.unknownWorkflow, form.workflowNumberText) }
        return agreed
    }

    /// A check is good for a day; in that day the person may have been blocked or handed to the collector.
    private static func insistOnCredit(_ history: CreditHistory) throws {
        guard !history.isBlocked, !history.isInCollection else { throw Refusal(.decisionWithdrawn) }
    }
}
