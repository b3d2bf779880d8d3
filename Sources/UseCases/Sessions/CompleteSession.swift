package import Domain
import Storage

/// Brings a session to its end on the hosted page: the same credit check and the same order that a shop would have sent
/// itself, in one transaction.
package struct CompleteSession: Sendable {
    package enum Outcome: Hashable, Sendable {
        case completed(Completed)
        /// The customer has to fill in more, or something else; nothing was stored.
        case incomplete([FieldProblem])
        /// The credit check said no.
        /// - Parameter left: how often the customer may still try.
        case refused(attemptsLeft: Int)
        /// It has come to no order, now or before.
        case ended(CheckoutSession.Status, returnURL: ReturnURL?)
        case unknown
    }

    package struct Completed: Hashable, Sendable {
        package let orderNumber: String
        package let invoiceNumber: InvoiceNumber
        package let returnURL: ReturnURL
    }

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Parameter filledIn: what the customer says, as they typed it; a blank text takes back what the shop said.
    ///   Fields that are not the customer's (`FormField.customersOwn`) do not count, but for `.ipAddress`: where the
    ///   browser is.
    /// - Returns: the same outcome again for a session that has ended.
    /// - Throws: `InvariantViolation` when something broke here, `StorageUnavailable`
    package func callAsFunction(_ token: SessionToken, filledIn: [FormField: String]) async throws -> Outcome {
        try await withVerdict(token, filledIn: filledIn).outcome
    }

    /// The same, with what the credit check said where one was made. For sandboxes.
    package func withVerdict(
        _ token: SessionToken, filledIn: [FormField: String]
    ) async throws -> (outcome: Outcome, verdict: CreditVerdict?) {
        guard let draft = try await draft(token, filledIn) else { return (.unknown, nil) }
        try await platform.sandboxHooks?.delayTestPerson(draft.checkout.check.party)
        let platform = platform
        do {
            return try await platform.database.write { try draft.complete(on: platform, in: $0) }
        } catch is AnotherDay {
            // The order gets the terms of the day on which it is placed, and is judged by them.
            return try await withVerdict(token, filledIn: filledIn)
        } catch let taken as UniqueViolation where taken.constraint == OrderTable.numberConstraint {
            // Another request has completed the session, or the shop has placed the order itself.
            return (try await platform.database.write { try draft.failOrderNumberTaken(on: platform, in: $0) }, nil)
        }
    }

    /// What is wrong with what the customer says, without completing anything.
    package func problems(
        _ token: SessionToken, filledIn: [FormField: String]
    ) async throws -> [FieldProblem] {
        try await draft(token, filledIn)?.problems ?? []
    }

    /// Everything that can be made of the request before its turn; a session's document never changes.
    private func draft(_ token: SessionToken, _ filledIn: [FormField: String]) async throws -> SessionDraft? {
        let platform = platform
        let loaded = try await platform.database.read { try LoadedSession(token, on: platform, in: $0) }
        return loaded.map { SessionDraft($0, tokenHash: token.hash, filledIn: filledIn) }
    }
}

/// Midnight came between reading a session and completing it.
private struct AnotherDay: Error {}

/// What a session comes to with what its customer filled in.
private struct SessionDraft: Sendable {
    let tokenHash: String
    let loaded: LoadedSession
    let checkout: CheckoutDraft
    let problems: [FieldProblem]
    let check: CheckDraft?
    let order: OrderDraft?

    init(_ loaded: LoadedSession, tokenHash: String, filledIn: [FormField: String]) {
        self.tokenHash = tokenHash
        self.loaded = loaded
        checkout = loaded.checkout(filledIn: filledIn)
        problems = checkout.problems()
        let type = try? checkout.type()
        let order = type.flatMap { [checkout] in OrderDraft(checkout.order, as: $0) }
        self.order = order
        check = order.flatMap { [checkout] in
            CheckDraft(checkout.check, of: $0, amount: checkout.order.amountForLimits(as: $0.type))
        }
    }

    func complete(
        on platform: Platform, in transaction: any Transaction
    ) throws -> (outcome: CompleteSession.Outcome, verdict: CreditVerdict?) {
        let now = try platform.now(in: transaction)
        guard let row = try SessionTable.find(tokenHash: tokenHash, in: transaction) else { return (.unknown, nil) }
        var change = SessionUpdate(row, at: now)
        guard change.session.status == .active else {
            try change.write(at: now, on: platform, in: transaction)
            return (outcome(of: change.session), nil)
        }
        let today = platform.dutchTime.date(at: now)
        guard today == loaded.today else { throw AnotherDay() }
        guard loaded.merchant.isActive else { return (try fail(&change, at: now, on: platform, in: transaction), nil) }
        guard problems.isEmpty else { return (.incomplete(problems), nil) }
        guard let number = checkout.order.orderNumber.value, let check, let order else {
            throw InvariantViolation("A checkout without problems has no number, no check or no order.")
        }
        let (decided, verdict) = try CheckCredit.decide(
            check, under: loaded.workflow, for: row.merchantID, on: today, at: now, platform, in: transaction)
        if decided.isApproved {
            var new = try NewOrder(
                order, number: number, invoiceNumber: row.invoiceNumber, under: loaded.workflow,
                merchantID: row.merchantID, at: now, on: platform)
            new.checkID = decided.uuid.id
            try PlaceOrder.store(new, on: platform, in: transaction)
            change.handle(.complete(orderID: new.id), at: now)
        } else {
            change.handle(.refuse, at: now)
        }
        try change.write(at: now, on: platform, in: transaction)
        return (outcome(of: change.session), verdict)
    }

    /// For an order number that has come to be taken.
    func failOrderNumberTaken(on platform: Platform, in transaction: any Transaction) throws -> CompleteSession.Outcome
    {
        let now = try platform.now(in: transaction)
        guard let row = try SessionTable.find(tokenHash: tokenHash, in: transaction) else { return .unknown }
        var change = SessionUpdate(row, at: now)
        return try fail(&change, at: now, on: platform, in: transaction)
    }

    private func fail(
        _ change: inout SessionUpdate, at now: Instant, on platform: Platform, in transaction: any Transaction
    ) throws -> CompleteSession.Outcome {
        change.handle(.fail, at: now)
        try change.write(at: now, on: platform, in: transaction)
        return outcome(of: change.session)
    }

    private func outcome(of session: CheckoutSession) -> CompleteSession.Outcome {
        let returnURLs = loaded.document.returnURLs
        return switch session.status {
        case .active: .refused(attemptsLeft: session.attemptsLeft)
        case .orderCreated:
            .completed(
                .init(
                    orderNumber: loaded.row.number, invoiceNumber: loaded.row.invoiceNumber,
                    returnURL: returnURLs.success))
        case .cancelled, .failed, .expired:
            .ended(session.status, returnURL: returnURLs.destination(after: session.status))
        }
    }
}
