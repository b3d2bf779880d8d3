/// Calls about the hosted checkout: ``BillinkClient/sessions``.
public struct SessionCalls: Sendable {
    let executor: RequestExecutor

    /// Creates a session. Send the customer's browser to ``CheckoutSession/sessionURL``.
    ///
    /// Cancels an active session for the same order number.
    /// - Parameters:
    ///   - request: the purchase.
    ///   - idempotencyKey: 1 to 255 visible ASCII characters; generated if `nil`.
    /// - Throws: ``BillinkError``; ``BillinkError/problems`` lists all invalid members.
    public func create(
        _ request: SessionRequest, idempotencyKey: String? = nil
    ) async throws(BillinkError) -> CheckoutSession {
        try await executor.send(
            .mutation("v2/session/create", under: idempotencyKey) { SessionBody(credentials: $0, request: request) })
    }

    /// Fetches the status of a session.
    /// - Parameter sessionID: ``CheckoutSession/sessionID``.
    /// - Throws: ``BillinkError``; with HTTP status 404 for an unknown session.
    public func status(of sessionID: String) async throws(BillinkError) -> SessionStatus {
        try await status(["sessionID": sessionID])
    }

    /// Fetches the status of the latest session for an order.
    /// - Parameter invoice: ``CheckoutSession/invoice``.
    /// - Throws: ``BillinkError``; with HTTP status 404 for an unknown session.
    public func status(ofInvoice invoice: String) async throws(BillinkError) -> SessionStatus {
        try await status(["billinkInvoiceNumber": invoice])
    }

    private func status(_ name: [String: String]) async throws(BillinkError) -> SessionStatus {
        let reply: StatusReply = try await executor.send(.query("v2/session/status", name))
        return reply.status
    }

    private struct StatusReply: Decodable {
        let status: SessionStatus
    }
}

extension BillinkClient {
    /// Fetches the conditions for sending a trust score.
    /// - Throws: ``BillinkError``
    public func webshopSettings() async throws(BillinkError) -> WebshopSettings {
        try await executor.send(.query("v2/client/webshop-settings"))
    }
}
