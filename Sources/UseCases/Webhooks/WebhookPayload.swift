import Domain
import Storage

/// What a webhook is told, as JSON (docs/spec/webhooks.md).
enum WebhookPayload {
    /// The numbers of the order or session that something is told of.
    enum Numbers: Sendable {
        case order(OrderTable.Numbers)
        case session(SessionTable.Numbers)

        /// The order's number, which a session has too.
        var number: String {
            switch self {
            case .order(let order): order.number
            case .session(let session): session.number
            }
        }
    }

    /// Asks for the numbers of an order or session.
    /// - Returns: a function that has them, if it is still there.
    static func askNumbers(
        of subject: OutboxTable.Aggregate, in transaction: any Transaction
    ) throws -> () throws -> Numbers? {
        switch subject.kind {
        case .order:
            let answer = try OrderTable.askNumbers(of: subject.id, in: transaction)
            return { try answer.first().map(Numbers.order) }
        case .session:
            let answer = try SessionTable.askNumbers(of: subject.id, in: transaction)
            return { try answer.first().map(Numbers.session) }
        }
    }

    static func text(of message: OutboxTable.OutboxMessage, numbers: Numbers, in dutchTime: DutchCalendar) -> String {
        switch numbers {
        case .order(let order): text(of: message, order, in: dutchTime)
        case .session(let session): text(of: message, session)
        }
    }

    private static func text(of message: OutboxTable.OutboxMessage, _ session: SessionTable.Numbers) -> String {
        JSONWriter.object { json in
            json.member("status", message.eventName)
            json.member("invoiceNumber", session.number)
            json.member("transactionId", WebhookMessage.opaqueID(prefix: "tx", id: message.subject.id))
            json.member("billinkInvoiceNumber", session.invoiceNumber)
        }
    }

    private static func text(
        of message: OutboxTable.OutboxMessage, _ order: OrderTable.Numbers, in dutchTime: DutchCalendar
    ) -> String {
        JSONWriter.object { json in
            json.member("order_id", order.number)
            json.member("invoice_number", order.invoiceNumber)
            json.member("invoice_number_clean", order.cleanNumber)
            json.member("workflow_id", String(order.workflowNumber))
            json.member("event", message.eventName)
            json.member("timestamp", dutchTime.text(of: message.at))
            json.member("custom_invoice_id", order.customInvoiceID)
        }
    }
}

extension DutchCalendar {
    /// `2026-01-31 12:00:00`, as the wall says it.
    fileprivate func text(of instant: Instant) -> String {
        let local = instant.milliseconds + offset(at: instant)
        let second = Int((local % 86_400_000 + 86_400_000) % 86_400_000 / 1_000)
        let parts = [second / 3_600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(date(at: instant).iso) \(parts.joined(separator: ":"))"
    }
}
