package import Domain
import Storage

/// Books a customer's payment to the platform. In a sandbox any caller may report one, since there is no bank.
package struct ReceiveCustomerPayment: Sendable {
    /// Booked payment and resulting balance.
    package struct ReceivedPayment: Hashable, Sendable {
        package let invoiceNumber: InvoiceNumber
        package let amount: Money
        /// Amount that the customer still has to pay.
        package let openAmount: Money
        /// Total amount to refund to the customer.
        package let refundDue: Money
    }

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Parameters:
    ///   - invoiceNumber: number as printed on the invoice.
    ///   - amount: above zero, up to `OrderLimits.maxAmount`.
    /// - Throws: `Refusal`
    package func callAsFunction(invoiceNumber: String, amount: Money) async throws -> ReceivedPayment {
        guard amount > .zero, amount <= OrderLimits.maxAmount else { throw Refusal(.invalidPaymentAmount) }
        let platform = platform
        return try await platform.database.write { transaction in
            guard let order = try Self.order(invoiceNumber, in: transaction) else {
                throw Refusal(.unknownInvoiceNumber, invoiceNumber)
            }
            return try Self.receive(amount, for: order, on: platform, in: transaction)
        }
    }

    /// - Throws: `Refusal`
    static func receive(
        _ amount: Money, for order: OrderRow, on platform: Platform, in transaction: any Transaction
    ) throws -> ReceivedPayment {
        let now = try platform.now(in: transaction)
        var change = try OrderUpdate(order, on: platform, in: transaction)
        try change.handle(.receivePayment(amount), at: now)
        try change.save(at: now, in: transaction)
        return ReceivedPayment(
            invoiceNumber: order.invoiceNumber, amount: amount,
            openAmount: try change.lifecycle.openAmount(ofTotal: order.total),
            refundDue: change.lifecycle.refundDue)
    }

    private static func order(_ invoiceNumber: String, in transaction: any Transaction) throws -> OrderRow? {
        guard let merchant = try MerchantTable.find(invoiceNumber: invoiceNumber, in: transaction) else { return nil }
        let name = OrderLookupKey(invoiceNumber, letterCode: merchant.letterCode)
        return try OrderTable.find(invoiceNumber: name, merchantID: merchant.id, in: transaction).first()
    }
}
