package import Domain
package import Storage

/// Creates a session on the hosted page for a shop's order.
package struct CreateSession: MerchantUseCase {
    /// Form of the session.
    package struct Request: Sendable {
        package let caller: Caller
        package let form: SessionForm

        package init(caller: Caller, form: SessionForm) {
            self.caller = caller
            self.form = form
        }
    }

    /// Result of the request.
    package enum Response: Hashable, Sendable {
        case created(Created)
        /// Nothing was stored.
        case invalid([SessionProblem])
    }

    /// Token and references of a new session.
    package struct Created: Hashable, Sendable {
        /// Secret known to the shop and to the customer that it redirects.
        package let token: SessionToken
        package let url: String
        /// Invoice number that the order gets when it is placed.
        package let invoiceNumber: InvoiceNumber
        package let expiresAt: Instant
        /// Identifier of the customer, equal in all of the customer's sessions at the merchant.
        package let customerID: String
        /// The shop's own reference, returned as submitted.
        package let customInvoiceID: String?
    }

    package let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Problems of a request without credentials, including those of its form; empty when it has credentials.
    package func credentialProblems(_ request: Request) -> [SessionProblem] {
        let credentials = request.caller.problems
        return credentials.isEmpty ? [] : credentials + SessionRules.problems(of: request.form, workflow: nil)
    }

    /// - Throws: `Refusal` when the caller may not create sessions.
    package func execute(_ work: Request, in transaction: any Transaction) throws -> Response {
        let form = work.form
        let number = ParsedField(form.fields[.workflowNumber], WorkflowNumber.read)
        let (merchant, agreed, now, _) = try work.caller.authenticateForAction(
            namingWorkflow: number, on: platform, in: transaction)
        guard merchant.isActive else { throw Refusal(.merchantInactive) }
        var problems = SessionRules.problems(of: form, workflow: agreed)
        let orderNumber = form.fields[.orderNumber].flatMap(OrderNumber.init)
        if let orderNumber,
            try OrderTable.isTaken(orderNumber, merchantID: merchant.merchantID, in: transaction).first() == true
        {
            problems.append(SessionProblem(.field(.orderNumber), .orderNumberTaken, orderNumber.text))
        }
        guard problems.isEmpty else { return .invalid(problems) }
        guard let workflow = agreed, let orderNumber, let document = form.document else {
            throw InvariantViolation("A session without problems has no workflow, no number or no document.")
        }
        for earlier in try SessionTable.active(orderNumber, merchantID: merchant.merchantID, in: transaction) {
            var change = SessionUpdate(earlier, at: now)
            change.handle(.supersede, at: now)
            try change.write(at: now, on: platform, in: transaction)
        }
        let invoiceNumber = InvoiceNumber(
            workflow: workflow.number, letterCode: merchant.letterCode, order: orderNumber)
        let token = SessionToken.make(platform.randomBytes)
        let (session, effects) = CheckoutSession.start(at: now)
        let new = NewSession(
            id: platform.identifier(at: now), tokenHash: token.hash, merchantID: merchant.merchantID,
            number: orderNumber, invoiceNumber: invoiceNumber, request: document, session: session, createdAt: now)
        try SessionTable.insert(new, in: transaction)
        try effects.write(of: new.id, from: new.merchantID, at: now, on: platform, in: transaction)
        return .created(
            Created(
                token: token, url: "\(platform.publicURL())/session/\(token.text)", invoiceNumber: invoiceNumber,
                expiresAt: session.expiresAt, customerID: CustomerID.text(of: form, for: merchant.merchantID),
                customInvoiceID: document.customInvoiceID))
    }
}

extension Caller {
    /// Problems of missing credentials.
    fileprivate var problems: [SessionProblem] {
        (username.isEmpty ? [SessionProblem(.username, .missingUsername)] : [])
            + (hasClientID ? [] : [SessionProblem(.clientID, .missingClientID)])
    }
}
