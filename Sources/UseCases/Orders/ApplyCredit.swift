package import Domain
package import Storage

/// Credits amounts of orders, for example for returned goods or a wrong price.
package struct ApplyCredit: MerchantUseCase {
    /// Credits of a request.
    package struct Request: Sendable {
        package let caller: Caller
        let items: [Item]?
        let returnCosts: ParsedField<Money>

        /// - Parameters:
        ///   - items: `nil` when the request has no list at all.
        ///   - returnCosts: return costs in euros that each of the orders' customers bears; `nil` for none.
        package init(caller: Caller, items: [Item]?, returnCosts: String? = nil) {
            self.caller = caller
            self.items = items
            self.returnCosts = ParsedField(returnCosts) { Money($0) }
        }
    }

    /// Credit of one order.
    package struct Item: Sendable {
        let reference: OrderReference
        let amount: ParsedField<Money>
        let description: String?
        let creditNumber: ParsedField<String>

        package init(reference: OrderReference, amount: String?, description: String?, creditNumber: String?) {
            self.reference = reference
            self.amount = ParsedField(amount) { Money($0) }
            self.description = FreeText.truncate(description, to: FieldLimits.creditDescription)
            self.creditNumber = ParsedField(creditNumber, FreeText.singleLine(maxLength: FieldLimits.creditNumber))
        }
    }

    /// Amount and result of a credit.
    package struct AppliedCredit: Hashable, Sendable {
        package let amount: Money
        package let result: CreditResult
    }

    /// State of an order after a credit.
    package enum CreditResult: String, Hashable, Sendable {
        /// An amount is still open, and the term of the current step starts again.
        case restarted = "restarted"
        /// The open amount falls due only after the start of the workflow.
        case notStarted = "notStarted"
        case paid = "paid"
        /// The customer has paid more than the remaining amount.
        case refundDue = "refundDue"
    }

    package let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    private static let maximumItems = FieldLimits.ordersPerRequest

    /// - Returns: an outcome for each item; a failed item does not undo the others.
    /// - Throws: `Refusal`
    package func execute(_ work: Request, in transaction: any Transaction) throws -> [ItemOutcome<AppliedCredit>] {
        let (merchant, now) = try work.caller.authenticateForAction(on: platform, in: transaction)
        guard let items = work.items, !items.isEmpty else { throw Refusal(.noInvoices) }
        guard items.count <= Self.maximumItems else { throw Refusal(.unreadableMessage) }
        return try items.map { item in
            do {
                let applied = try apply(item, work.returnCosts, for: merchant, at: now, in: transaction)
                return ItemOutcome(submittedNumber: item.reference.number, .success(applied))
            } catch let refusal as Refusal {
                return ItemOutcome(submittedNumber: item.reference.number, .failure(refusal))
            }
        }
    }

    private func apply(
        _ item: Item, _ returnCosts: ParsedField<Money>, for merchant: CredentialTable.MerchantCredential,
        at now: Instant,
        in transaction: any Transaction
    ) throws -> AppliedCredit {
        try item.reference.requireWorkflow(of: merchant, in: transaction)
        guard let order = try item.reference.find(of: merchant, in: transaction).first() else {
            throw Refusal(.unknownOrder)
        }
        guard let amount = item.amount.value, amount > .zero, amount <= OrderLimits.maxAmount else {
            throw Refusal(.invalidCreditAmount, field: "creditAmount")
        }
        guard !item.creditNumber.isMalformed else { throw Refusal(.invalidCreditNumber, field: "creditNumber") }
        guard !returnCosts.isMalformed else { throw Refusal(.invalidReturnCosts, field: "returnCostsAmount") }
        let credit = OrderLifecycle.Credit(
            amount: amount, returnCosts: returnCosts.value ?? .zero, description: item.description,
            number: item.creditNumber.value)
        let note = NumberedCredit(credit, of: order, by: merchant)
        if let before = try note.earlierResult(in: transaction) { return AppliedCredit(amount: amount, result: before) }
        var change = try OrderUpdate(order, on: platform, in: transaction)
        try change.handle(.credit(credit), at: now)
        try change.save(at: now, in: transaction)
        let result = CreditResult(change.lifecycle, before: order.lifecycle)
        try note.store(result, in: transaction)
        return AppliedCredit(amount: amount, result: result)
    }
}

extension ApplyCredit.CreditResult {
    fileprivate init(_ lifecycle: OrderLifecycle, before: OrderLifecycle) {
        if lifecycle.refundDue > before.refundDue {
            self = .refundDue
        } else if !lifecycle.isOpen {
            self = .paid
        } else {
            self = lifecycle.position == nil ? .notStarted : .restarted
        }
    }
}

/// A credit with the number of the merchant's credit note, which identifies one credit only.
private struct NumberedCredit {
    private let credit: OrderLifecycle.Credit
    private let order: OrderRow
    private let merchantID: Identifier

    init(_ credit: OrderLifecycle.Credit, of order: OrderRow, by merchant: CredentialTable.MerchantCredential) {
        self.credit = credit
        self.order = order
        merchantID = merchant.merchantID
    }

    /// Result of an earlier request with the same credit; `nil` when there was none.
    /// - Throws: `Refusal` when the number belongs to another credit.
    func earlierResult(in transaction: any Transaction) throws -> ApplyCredit.CreditResult? {
        guard let number = credit.number,
            let known = try CreditNoteTable.find(number, merchantID: merchantID, in: transaction)
        else { return nil }
        guard let result = ApplyCredit.CreditResult(rawValue: known.result), known == row(result) else {
            throw Refusal(.creditNumberTaken, number)
        }
        return result
    }

    func store(_ result: ApplyCredit.CreditResult, in transaction: any Transaction) throws {
        guard let number = credit.number else { return }
        try CreditNoteTable.insert(row(result), number: number, merchantID: merchantID, in: transaction)
    }

    private func row(_ result: ApplyCredit.CreditResult) -> CreditNoteTable.CreditNoteRow {
        CreditNoteTable.CreditNoteRow(
            orderID: order.id, amount: credit.amount, returnCosts: credit.returnCosts,
            description: credit.description, result: result.rawValue)
    }
}
