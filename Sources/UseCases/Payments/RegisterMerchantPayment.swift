package import Domain
package import Storage

/// Registers payments that customers made to the merchant.
package struct RegisterMerchantPayment: MerchantUseCase {
    /// Payments of a request.
    package struct Request: Sendable {
        package let caller: Caller
        let items: [Item]?

        /// - Parameter items: `nil` when the request has no list at all.
        package init(caller: Caller, items: [Item]?) {
            self.caller = caller
            self.items = items
        }
    }

    /// Payment of one order.
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

    /// Result of a registered payment.
    package struct RegisteredPayment: Hashable, Sendable {
        /// Amount beyond the open amount. The merchant keeps it; it is not booked.
        package let excess: Money
    }

    package let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    private static let maximumItems = FieldLimits.ordersPerRequest

    /// - Returns: an outcome for each item; a failed item does not undo the others.
    /// - Throws: `Refusal` when an order is unknown; nothing is registered then.
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

    /// Refusal of an item that does not depend on the state of its order.
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
        // Read again, since a request may contain several payments of one order.
        guard let order = try item.reference.find(of: merchant, in: transaction).first(),
            let amount = item.amount.value
        else { throw InvariantViolation("The order of a payment is gone, or its amount.") }
        var change = try OrderUpdate(order, on: platform, in: transaction)
        // Actions that fall due before the payment run first, so that it covers costs charged by them.
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
