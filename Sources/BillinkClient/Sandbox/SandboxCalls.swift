public import Foundation

/// Calls that only a sandbox has: ``BillinkClient/sandbox``.
///
/// They need no credentials and take no idempotency keys. A call that changes something is retried only if the first
/// attempt certainly had no effect.
public struct SandboxCalls: Sendable {
    let executor: RequestExecutor

    /// Fetches the sandbox's time.
    /// - Throws: ``BillinkError``
    public func clock() async throws(BillinkError) -> Date {
        let reply: Clock = try await send(.sandbox("sandbox/clock"))
        return reply.now
    }

    /// Moves the clock by calendar days: the time of day in Amsterdam stays the same.
    /// - Parameter days: 1 or more.
    /// - Returns: the actions executed meanwhile.
    /// - Throws: ``BillinkError``
    public func advance(days: Int) async throws(BillinkError) -> ClockAdvance {
        try await send(.sandbox("sandbox/clock/advance", ["days": days], .unsafe))
    }

    /// Moves the clock by hours.
    /// - Parameter hours: 1 or more.
    /// - Returns: the actions executed meanwhile.
    /// - Throws: ``BillinkError``
    public func advance(hours: Int) async throws(BillinkError) -> ClockAdvance {
        try await send(.sandbox("sandbox/clock/advance", ["hours": hours], .unsafe))
    }

    /// Moves the clock to a later time.
    /// - Parameter moment: target time, to the millisecond.
    /// - Returns: the actions executed meanwhile.
    /// - Throws: ``BillinkError``
    public func advance(to moment: Date) async throws(BillinkError) -> ClockAdvance {
        try await send(.sandbox("sandbox/clock/advance", ["to": InstantText.text(moment)], .safe))
    }

    /// Pays an invoice as its customer.
    /// - Parameters:
    ///   - amount: amount to pay.
    ///   - invoice: invoice number: ``OrderReply/invoice``.
    /// - Throws: ``BillinkError``
    public func pay(_ amount: Amount, forInvoice invoice: String) async throws(BillinkError) -> SandboxPayment {
        let body = PaymentBody(invoiceNumber: invoice, amount: amount)
        return try await send(.sandbox("sandbox/payments", body, .unsafe))
    }

    private func send<Reply: Decodable>(_ call: Call) async throws(BillinkError) -> Reply {
        guard executor.host.kind != .production else {
            throw BillinkError(.invalidRequest, "The clock and customer payments are available in a sandbox only.")
        }
        return try await executor.send(call)
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
