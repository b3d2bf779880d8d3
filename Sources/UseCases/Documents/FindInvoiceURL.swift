import Domain
import Storage

/// Where the invoice of an order can be fetched.
package struct FindInvoiceURL: Sendable {
    package struct Request: Sendable {
        package let caller: Caller
        let reference: OrderReference

        package init(caller: Caller, reference: OrderReference) {
            self.caller = caller
            self.reference = reference
        }
    }

    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Returns: the absolute address of its PDF, which needs no password.
    /// - Throws: `Refusal`; `.notAllowed` where there is no invoice: the workflow was not started, or years ago.
    package func callAsFunction(_ request: Request) async throws -> String {
        let platform = platform
        return try await platform.readWithLinkKey { transaction in
            let merchant = try request.caller.authenticateForAction(in: transaction)
            let order = try request.reference.orderToRead(of: merchant, in: transaction)
            guard let paper = try OrderDocuments.find(order.id, on: platform, in: transaction),
                let invoice = paper.trail.find(.invoice, 1)
            else { throw Refusal(.notAllowedInState) }
            return try platform.publicURL() + paper.path(of: invoice, under: DocumentLinkKey(in: transaction))
        }
    }
}
