import Domain
import Storage

/// What a webhook is told, as JSON (`webhooks.md`).
enum WebhookPayload {
    /// - Returns: nothing when what it tells of is no longer there.
    static func text(
        of message: OutboxTable.Message, in dutchTime: DutchTime, _ transaction: any Transaction
    ) throws -> String? {
        switch message.subject.kind {
        case .order: try ofOrder(message, in: dutchTime, transaction)
        case .session: try ofSession(message, transaction)
        }
    }

    private static func ofSession(_ message: OutboxTable.Message, _ transaction: any Transaction) throws -> String? {
        guard let session = try SessionTable.numbers(of: message.subject.id, in: transaction) else { return nil }
        return JSONWriter.object { json in
            json.member("status", message.notice)
            json.member("invoiceNumber", session.number)
            json.member("transactionId", WebhookMessage.name("tx", of: message.subject.id))
            json.member("billinkInvoiceNumber", session.invoiceNumber)
        }
    }

    private static func ofOrder(
        _ message: OutboxTable.Message, in dutchTime: DutchTime, _ transaction: any Transaction
    ) throws -> String? {
        guard let order = try OrderTable.numbers(of: message.subject.id, in: transaction) else { return nil }
        let customInvoiceID = try SessionTable.customInvoiceID(ofOrder: message.subject.id, in: transaction)
        return JSONWriter.object { json in
            json.member("order_id", order.number)
            json.member("invoice_number", order.invoiceNumber)
            json.member("invoice_number_clean", order.cleanNumber)
            json.member("workflow_id", String(order.workflowNumber))
            json.member("event", message.notice)
            json.member("timestamp", dutchTime.text(of: message.at))
            json.member("custom_invoice_id", customInvoiceID)
        }
    }
}

extension DutchTime {
    /// `2026-01-31 12:00:00`, as the wall says it.
    fileprivate func text(of instant: Instant) -> String {
        let local = instant.milliseconds + offset(at: instant)
        let second = Int((local % 86_400_000 + 86_400_000) % 86_400_000 / 1_000)
        let parts = [second / 3_600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(date(at: instant).iso) \(parts.joined(separator: ":"))"
    }
}
