package import Domain
package import Storage

/// Takes down what customers paid the merchant itself.
package struct RegisterMerchantPayment: MerchantUseCase {
    package struct Request: Sendable {
        package let caller: Caller
        let items: [Item]?

        /// - Parameter items: `nil` when the request has no list at all.
        package init(caller: Caller, items: [Item]?) {
            self.caller = caller
            self.items = items
        }
    }

    package struct Item: Sendable {
        let reference: OrderReference
        let amount: ParsedField<Money>
        let description: ParsedField<String>

        package init(reference: OrderReference, amount: String?, description: String?) {
            self.reference = reference
            self.amount = ParsedField(amount) { Money($0) }
            self.description = ParsedField(description, FreeText.singleLine(maxLength: FieldLimits.paymentDescription))
        }
    }

    /// What became of a payment.
    package struct RegisteredPayment: Hashable, Sendable {
        /// What was more than was due: the merchant has it, and nothing of it is booked.
        package let excess: Money
    }

    package let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    private static let maximumItems = FieldLimits.ordersPerRequest

    /// - Returns: an outcome for each item; one that fails does not undo its neighbours.
    /// - Throws: `Refusal`; when any order is unknown nothing is taken down.
    package func execute(_ work: Request, in transaction: any Transaction) throws -> [ItemOutcome<RegisteredPayment>] {
        let (merchant, now) = try work.caller.authenticateForAction(on: platform, in: transaction)
        guard let items = work.items else { throw Refusal(.noInvoices) }
        guard !items.isEmpty else { throw Refusal(.missingInvoiceNumbers) }
        guard items.count <= Self.maximumItems else { throw Refusal(.unreadableMessage) }
        let refusals = try items.map { try refusal(of: $0, from: merchant, in: transaction) }
        return try zip(items, refusals).map { item, refusal in
            let result = try refusal.map { .failure($0) } ?? register(item, for: merchant, at: now, in: transaction)
            return ItemOutcome(submittedNumber: item.reference.number, result)
        }
    }

    /// What is wrong with an item whatever its order's state is.
    /// - Throws: `.unknownInvoiceNumber`
    private func refusal(
        of item: Item, from merchant: CredentialTable.MerchantCredential, in transaction: any Transaction
    ) throws -> Refusal? {
        do {
            try item.reference.requireWorkflow(of: merchant, in: transaction)
        } catch let refusal as Refusal {
            return refusal
        }
        guard try item.reference.find(of: merchant, in: transaction).first() != nil else {
            throw Refusal(.unknownInvoiceNumber, item.reference.number)
        }
        if item.description.isMalformed { return Refusal(.descriptionTooLong) }
        guard let amount = item.amount.value, amount > .zero, amount <= OrderLimits.maxAmount else {
            return Refusal(.invalidPaymentAmount, field: "paymentAmount")
        }
        return nil
    }

    private func register(
        _ item: Item, for merchant: CredentialTable.MerchantCredential, at now: Instant, in transaction: any Transaction
    ) throws -> Result<RegisteredPayment, Refusal> {
        // Read anew: one request may hold several payments of one order.
        guard let order = try item.reference.find(of: merchant, in: transaction).first(),
            let amount = item.amount.value
        else { throw InvariantViolation("The order of a payment is gone, or its amount.") }
        var change = try OrderUpdate(order, on: platform, in: transaction)
        // What falls due before the payment is booked, costs perhaps, is paid with it.
        try change.advance(to: now)
        let due = try change.lifecycle.openAmount(ofTotal: order.total)
        do {
            try change.handle(.registerPayment(amount, description: item.description.value), at: now)
        } catch let refusal as Refusal {
            return .failure(refusal)
        }
        try change.save(at: now, in: transaction)
        return .success(RegisteredPayment(excess: amount > due ? try amount - due : .zero))
    }
}
