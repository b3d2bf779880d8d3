import Domain
import Storage

/// Finds the URL of an order's invoice.
package struct FindInvoiceURL: Sendable {
    /// Order of the invoice.
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

    /// - Returns: the absolute URL of the PDF, which needs no password.
    /// - Throws: `Refusal`; `.notAllowed` when the workflow has not started, or the links of the order have expired
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
