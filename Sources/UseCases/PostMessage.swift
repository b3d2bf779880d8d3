import Domain
package import Storage

/// Keeps what a merchant has to say about an order, for those who deal with it.
package struct PostMessage: MerchantRequest {
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

    private static let longestText = FieldLimits.message

    /// - Throws: `Refusal`
    package func perform(_ work: Request, in transaction: any Transaction) throws {
        let time = try platform.askTime(in: transaction)
        let merchant = try work.caller.authenticated(in: transaction)
        let now = try time.now()
        let order = try work.reference.orderToRead(of: merchant, in: transaction)
        guard let text = work.text else { throw Refusal(.missingMessage) }
        guard let printable = FreeText.text(upTo: Self.longestText)(text) else { throw Refusal(.messageTooLong) }
        let event = OrderEvent(.message, by: .merchant, at: now, details: [.text: printable])
        try OrderEventTable.insert(event, id: platform.identifier(at: now), orderID: order.id, in: transaction)
    }
}
