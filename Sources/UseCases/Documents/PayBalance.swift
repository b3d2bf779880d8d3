package import Domain
import Storage

/// Pays from the page on which an order is paid. In a sandbox only: nobody has a bank there.
package struct PayBalance: Sendable {
    package enum Outcome: Hashable, Sendable {
        case received(ReceiveCustomerPayment.ReceivedPayment)
        /// What is due is not what was due when the debt was shown: paid already, perhaps by the same press.
        case changed
    }

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Parameter amount: above zero.
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
