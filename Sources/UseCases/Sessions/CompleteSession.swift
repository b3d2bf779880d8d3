package import Domain
import Storage

/// Completes a session on the hosted page: runs the credit check and places the order that a shop could submit itself,
/// in one transaction.
package struct CompleteSession: Sendable {
    /// Result of a submission.
    package enum Outcome: Hashable, Sendable {
        case completed(Completed)
        /// The customer must fill in or correct fields; nothing was stored.
        case incomplete([FieldProblem])
        /// The credit check rejected the customer.
        /// - Parameter attemptsLeft: number of further attempts.
        case refused(attemptsLeft: Int)
        /// The session ended without an order, in this call or earlier.
        case ended(CheckoutSession.Status, returnURL: ReturnURL?)
        case unknown
    }

    /// Order and return URL of a completed session.
    package struct Completed: Hashable, Sendable {
        package let orderNumber: String
        package let invoiceNumber: InvoiceNumber
        package let returnURL: ReturnURL
    }

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Returns: the result, which is the same for each repetition after the session's end; and the verdict when a
    ///   credit check ran.
    /// - Throws: `InvariantViolation`, `StorageUnavailable`
    package func callAsFunction(
        _ checkout: SubmittedCheckout
    ) async throws -> (outcome: Outcome, verdict: CreditVerdict?) {
        try await platform.sandboxHooks?.delayTestPerson(checkout.draft.order.party)
        let platform = platform
        let completion = Completion(checkout)
        do {
            return try await platform.database.write { try completion.complete(on: platform, in: $0) }
        } catch is AnotherDay {
            // The order is placed and validated under the terms of its day.
            guard let session = try await LoadSession(platform)(tokenHash: checkout.session.tokenHash) else {
                return (.unknown, nil)
            }
            return try await callAsFunction(session.submit(checkout.filledIn))
        } catch let taken as UniqueViolation where taken.constraint == OrderTable.numberConstraint {
            // Another request has completed the session, or the shop has placed the order itself.
            let outcome = try await platform.database.write {
                try completion.failOrderNumberTaken(on: platform, in: $0)
            }
            return (outcome, nil)
        }
    }
}

/// Error for a change of day between loading and completing a session.
private struct AnotherDay: Error {}

/// A submitted checkout with its order and check, created before the transaction to keep it short.
private struct Completion: Sendable {
    let checkout: SubmittedCheckout
    /// Order; `nil` for a checkout with problems.
    let order: OrderDraft?
    let check: CheckDraft?

    private var loaded: LoadedSession { checkout.session }

    init(_ checkout: SubmittedCheckout) {
        self.checkout = checkout
        guard checkout.problems.isEmpty, let type = checkout.draft.type,
            let order = OrderDraft(checkout.draft.order, as: type)
        else {
            (order, check) = (nil, nil)
            return
        }
        self.order = order
        check = CheckDraft(
            checkout.draft.check, of: order, amount: checkout.draft.order.amountForLimits(as: type))
    }

    func complete(
        on platform: Platform, in transaction: any Transaction
    ) throws -> (outcome: CompleteSession.Outcome, verdict: CreditVerdict?) {
        let now = try platform.now(in: transaction)
        guard let row = try SessionTable.find(tokenHash: loaded.tokenHash, in: transaction) else {
            return (.unknown, nil)
        }
        var change = SessionUpdate(row, at: now)
        guard change.session.status == .active else {
            try change.write(at: now, on: platform, in: transaction)
            return (outcome(of: change.session), nil)
        }
        let today = platform.dutchTime.date(at: now)
        guard today == loaded.today else { throw AnotherDay() }
        guard loaded.merchant.isActive else { return (try fail(&change, at: now, on: platform, in: transaction), nil) }
        guard checkout.problems.isEmpty else { return (.incomplete(checkout.problems), nil) }
        guard let number = checkout.draft.order.orderNumber.value, let check, let order else {
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

    /// Fails a session whose order number is taken.
    func failOrderNumberTaken(on platform: Platform, in transaction: any Transaction) throws -> CompleteSession.Outcome
    {
        let now = try platform.now(in: transaction)
        guard let row = try SessionTable.find(tokenHash: loaded.tokenHash, in: transaction) else { return .unknown }
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
        let returnURLs = loaded.returnURLs
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
