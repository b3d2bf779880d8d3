import Domain
package import Storage

/// Stores a merchant's message about an order for the platform's staff.
package struct PostMessage: MerchantUseCase {
    /// Order and text of the message.
    package struct Request: Sendable {
        package let caller: Caller
        let reference: OrderReference
        let text: String?

        package init(caller: Caller, reference: OrderReference, text: String?) {
            self.caller = caller
            self.reference = reference
            self.text = text
        }
    }

    package let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    private static let maxMessageLength = FieldLimits.message

    /// - Throws: `Refusal`
    package func execute(_ work: Request, in transaction: any Transaction) throws {
        let (merchant, now) = try work.caller.authenticateForAction(on: platform, in: transaction)
        let order = try work.reference.orderToRead(of: merchant, in: transaction)
        guard let text = work.text else { throw Refusal(.missingMessage) }
        guard let printable = FreeText.multiline(maxLength: Self.maxMessageLength)(text) else {
            throw Refusal(.messageTooLong)
        }
        // Actions that fell due before the message are recorded before it, even if the scheduler has not run them yet.
        var update = try OrderUpdate(order, on: platform, in: transaction)
        try update.advance(to: now)
        update.record(OrderEvent(.messagePosted(text: printable), by: .merchant, occurredAt: now))
        try update.save(at: now, in: transaction)
    }
}
