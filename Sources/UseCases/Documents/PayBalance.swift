package import Domain
import Storage

/// Pays an order from its payment page. Only for sandboxes, which have no bank.
package struct PayBalance: Sendable {
    /// Result of a payment.
    package enum Outcome: Hashable, Sendable {
        case received(ReceiveCustomerPayment.ReceivedPayment)
        /// The open amount differs from the one shown, for example since it was paid by a repeated click.
        case changed
    }

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Parameter amount: amount above zero.
    /// - Throws: `Refusal`
    package func callAsFunction(_ amount: Money, of debt: OrderBalance) async throws -> Outcome {
        guard amount > .zero else { throw Refusal(.invalidPaymentAmount) }
        let platform = platform
        return try await platform.database.write { transaction in
            guard let order = try OrderTable.find(id: debt.orderID, in: transaction)?.order,
                order.lifecycle.amountDue == debt.due
            else { return .changed }
            return .received(try ReceiveCustomerPayment.receive(amount, for: order, on: platform, in: transaction))
        }
    }
}
