package import Domain
package import UseCases

/// JSON payloads of webhooks (docs/spec/webhooks.md). A platform is built with `encode` (`WebhookEncoder`).
package enum WebhookPayload {
    /// - Returns: one JSON object on one line; the bytes that are signed.
    package static func encode(_ content: WebhookContent, in dutchTime: DutchCalendar) -> String {
        switch content.subject {
        case .order(let order): encode(content, about: order, in: dutchTime)
        case .session(let session, let transactionID): encode(content, about: session, transactionID)
        }
    }

    private static func encode(
        _ content: WebhookContent, about session: SessionNumbers, _ transactionID: String
    ) -> String {
        JSONWriter.object { json in
            json.member("status", content.event)
            json.member("invoiceNumber", session.number)
            json.member("transactionId", transactionID)
            json.member("billinkInvoiceNumber", session.invoiceNumber)
        }
    }

    private static func encode(
        _ content: WebhookContent, about order: OrderNumbers, in dutchTime: DutchCalendar
    ) -> String {
        let occurredAt = dutchTime.wallTime(at: content.occurredAt)
        return JSONWriter.object { json in
            json.member("order_id", order.number)
            json.member("invoice_number", order.invoiceNumber)
            json.member("invoice_number_clean", order.cleanNumber)
            json.member("workflow_id", String(order.workflowNumber))
            json.member("event", content.event)
            json.member("timestamp", "\(occurredAt.date.iso) \(occurredAt.time)")
            json.member("custom_invoice_id", order.customInvoiceID)
        }
    }
}
