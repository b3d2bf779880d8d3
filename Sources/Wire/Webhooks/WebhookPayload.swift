package import Domain
package import UseCases

/// JSON payloads of webhooks (docs/spec/webhooks.md). A platform is built with `encode` (`WebhookEncoder`).
package enum WebhookPayload {
    /// - Returns: one JSON object on one line; the bytes that are signed.
    package static func encode(_ content: WebhookContent, in dutchTime: DutchCalendar) -> String {
        switch content {
        case .order(let order): encode(order, in: dutchTime)
        case .session(let session): encode(session)
        }
    }

    private static func encode(_ session: WebhookContent.Session) -> String {
        JSONWriter.object { json in
            json.member("status", session.event)
            json.member("invoiceNumber", session.number)
            json.member("transactionId", session.transactionID)
            json.member("billinkInvoiceNumber", session.invoiceNumber)
        }
    }

    private static func encode(_ order: WebhookContent.Order, in dutchTime: DutchCalendar) -> String {
        let occurredAt = dutchTime.wallTime(at: order.occurredAt)
        return JSONWriter.object { json in
            json.member("order_id", order.number)
            json.member("invoice_number", order.invoiceNumber)
            json.member("invoice_number_clean", order.cleanNumber)
            json.member("workflow_id", String(order.workflowNumber))
            json.member("event", order.event)
            json.member("timestamp", "\(occurredAt.date.iso) \(occurredAt.time)")
            json.member("custom_invoice_id", order.customInvoiceID)
        }
    }
}
