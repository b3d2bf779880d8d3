public import Foundation

/// What only a sandbox can do: ``BillinkClient/sandbox``.
///
/// These calls carry no credentials, and the API keeps no idempotency keys for them: what changes something is sent
/// again only when it certainly was not done.
public struct SandboxCalls: Sendable {
    let exchange: RequestExecutor

    /// Asks what time it is in the sandbox.
    /// - Throws: ``BillinkError``
    public func clock() async throws(BillinkError) -> Date {
        let reply: Clock = try await answer(to: .sandbox("sandbox/clock"))
        return reply.now
    }

    /// Moves the clock by calendar days: the time on the wall stays, also where the clocks change.
    /// - Parameter days: 1 or more.
    /// - Returns: what happened meanwhile; everything that fell due has been done.
    /// - Throws: ``BillinkError``
    public func advance(days: Int) async throws(BillinkError) -> ClockAdvance {
        try await answer(to: .sandbox("sandbox/clock/advance", ["days": days], .unsafe))
    }

    /// Moves the clock by hours.
    /// - Parameter hours: 1 or more.
    /// - Returns: what happened meanwhile; everything that fell due has been done.
    /// - Throws: ``BillinkError``
    public func advance(hours: Int) async throws(BillinkError) -> ClockAdvance {
        try await answer(to: .sandbox("sandbox/clock/advance", ["hours": hours], .unsafe))
    }

    /// Moves the clock to a moment, which must be still to come.
    /// - Parameter moment: to the millisecond.
    /// - Returns: what happened meanwhile; everything that fell due has been done.
    /// - Throws: ``BillinkError``
    public func advance(to moment: Date) async throws(BillinkError) -> ClockAdvance {
        try await answer(to: .sandbox("sandbox/clock/advance", ["to": InstantText.text(moment)], .safe))
    }

    /// Has a customer pay an invoice, without a bank.
    /// - Parameters:
    ///   - amount: how much.
    ///   - invoice: the number on the invoice: ``OrderReply/invoice``.
    /// - Throws: ``BillinkError``
    public func pay(_ amount: Amount, forInvoice invoice: String) async throws(BillinkError) -> SandboxPayment {
        let body = PaymentBody(invoiceNumber: invoice, amount: amount)
        return try await answer(to: .sandbox("sandbox/payments", body, .unsafe))
    }

    private func answer<Reply: Decodable>(to call: Call) async throws(BillinkError) -> Reply {
        guard exchange.host.kind != .production else {
            throw BillinkError(.invalidRequest, "The clock and customer payments are available in a sandbox only.")
        }
        return try await exchange.send(call)
    }

    private struct PaymentBody: Encodable {
        let invoiceNumber: String
        let amount: Amount
    }

    private struct Clock: Decodable {
        let now: Date

        init(from decoder: any Decoder) throws {
            let members = try decoder.container(keyedBy: Member.self)
            now = try members.requiredValue(.now, InstantText.moment)
        }

        private enum Member: CodingKey { case now }
    }
}
