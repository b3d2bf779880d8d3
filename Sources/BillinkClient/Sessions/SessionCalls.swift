/// The calls about the hosted checkout: ``BillinkClient/sessions``.
public struct SessionCalls: Sendable {
    let exchange: RequestExecutor

    /// Opens a session. Send the customer's browser to ``CheckoutSession/sessionURL``.
    ///
    /// A session that is still active for the same order number is cancelled by it.
    /// - Parameters:
    ///   - request: what is bought.
    ///   - idempotencyKey: 1 to 255 visible ASCII characters; the client makes one where there is none.
    /// - Throws: ``BillinkError``; ``BillinkError/problems`` names every member that is wrong.
    public func create(
        _ request: SessionRequest, idempotencyKey: String? = nil
    ) async throws(BillinkError) -> CheckoutSession {
        try await exchange.send(
            .mutation("v2/session/create", under: idempotencyKey) { SessionBody(credentials: $0, request: request) })
    }

    /// Asks what has become of a session.
    /// - Parameter sessionID: ``CheckoutSession/sessionID``.
    /// - Throws: ``BillinkError``; with HTTP status 404 for a session that is not there.
    public func status(of sessionID: String) async throws(BillinkError) -> SessionStatus {
        try await status(["sessionID": sessionID])
    }

    /// Asks what has become of the latest session for an order.
    /// - Parameter invoice: ``CheckoutSession/invoice``.
    /// - Throws: ``BillinkError``; with HTTP status 404 for a session that is not there.
    public func status(ofInvoice invoice: String) async throws(BillinkError) -> SessionStatus {
        try await status(["billinkInvoiceNumber": invoice])
    }

    private func status(_ name: [String: String]) async throws(BillinkError) -> SessionStatus {
        let reply: StatusReply = try await exchange.send(.query("v2/session/status", name))
        return reply.status
    }

    private struct StatusReply: Decodable {
        let status: SessionStatus
    }
}

extension BillinkClient {
    /// Asks when the shop may vouch for a customer.
    /// - Throws: ``BillinkError``
    public func webshopSettings() async throws(BillinkError) -> WebshopSettings {
        try await exchange.send(.query("v2/client/webshop-settings"))
    }
}
