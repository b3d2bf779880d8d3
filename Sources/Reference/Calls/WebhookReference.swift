import Wire

/// Description of one webhook topic.
package struct WebhookReference: Hashable, Sendable, Identifiable {
    /// Identifier: `order` or `session`.
    package let id: String
    package let title: String
    package let text: String
    package let fields: [FieldReference]
    package let example: OrderedJSON
    /// Values of the event member, with the condition under which each is sent.
    package let events: [Event]

    /// Value of the event member, with the condition under which it is sent.
    package struct Event: Hashable, Sendable {
        package let name: String
        package let text: String
        /// `true` for an event that is sent to signed webhooks only.
        package let isSignedOnly: Bool

        init(_ name: String, _ text: String, isSignedOnly: Bool = false) {
            self.name = name
            self.text = text
            self.isSignedOnly = isSignedOnly
        }
    }

    package static let all = [order, session]

    /// Headers of a signed message.
    package static let headers = [
        FieldReference(
            "X-Billink-Webhook-Signature", .text,
            "HMAC-SHA256 of the timestamp followed directly by the raw body, in lower-case hexadecimal. The key "
                + "is the secret as shown, not decoded."),
        FieldReference(
            "X-Billink-Webhook-Timestamp", .text,
            "Unix time in seconds. Reject messages older than 5 minutes."),
        FieldReference(
            "X-Billink-Webhook-Id", .text,
            "The message ID; the same on every delivery attempt. Use it to process a message once."),
        FieldReference("webhook-id", .text, "The message ID, as in the Standard Webhooks specification."),
        FieldReference("webhook-timestamp", .text, "The timestamp, as in Standard Webhooks."),
        FieldReference(
            "webhook-signature", .text,
            "The signature, as in Standard Webhooks: `v1,` plus the base64 HMAC of ID, timestamp and body joined "
                + "by dots, keyed with the decoded secret. For 24 hours after a new secret there are two."),
    ]

    private static let order = WebhookReference(
        id: "order", title: "Order event", text: "Sent to the order webhook when an order changes.",
        fields: [
            FieldReference("order_id", .text, "Your order number."),
            FieldReference("invoice_number", .text, "The invoice number."),
            FieldReference("invoice_number_clean", .text, "The invoice number without workflow and letter code."),
            FieldReference("workflow_id", .text, "The workflow number."),
            FieldReference("event", .choice(orderEvents.map(\.name)), "The event; see below."),
            FieldReference("timestamp", .text, "Amsterdam time of the event: `yyyy-mm-dd hh:mm:ss`."),
            FieldReference("custom_invoice_id", .text, .conditional("if the session had one"), "Your own reference."),
        ],
        example: [
            "order_id": "S-1001", "invoice_number": "1TSTS-1001", "invoice_number_clean": "S-1001",
            "workflow_id": "1", "event": "order_placed", "timestamp": "2026-11-25 12:00:00",
        ], events: orderEvents)

    private static let orderEvents = [
        Event("order_placed", "The order was created."), Event("order_workflow_started", "The workflow was started."),
        Event("partial_payment_added", "Part of the order was paid."),
        Event("order_paid", "The order is paid; nothing is due."),
        Event("partial_credit_added", "Part of the order was credited."),
        Event("order_fully_accredited", "The whole order was credited."),
        Event("customer_fully_paid", "The customer has paid all your started orders."),
        Event("order_on_hold", "A hold started or was extended."),
        Event("order_resumed", "A hold ended.", isSignedOnly: true),
        Event("order_step_advanced", "The order reached its next step.", isSignedOnly: true),
        Event("order_in_collection", "The order entered collection.", isSignedOnly: true),
    ]

    private static let session = WebhookReference(
        id: "session", title: "Session status",
        text: "Sent to the session webhook when a session starts and when it ends.",
        fields: [
            FieldReference("status", .choice(sessionStates.map(\.name)), "The session's status."),
            FieldReference("invoiceNumber", .text, "Your order number."),
            FieldReference("transactionId", .text, "An opaque identifier of the session."),
            FieldReference("billinkInvoiceNumber", .text, "The invoice number."),
        ],
        example: [
            "status": "order_created", "invoiceNumber": "S-1001", "transactionId": "tx_0f3a9c41d2b7",
            "billinkInvoiceNumber": "1TSTS-1001",
        ], events: sessionStates)

    private static let sessionStates = [
        Event("session_active", "The session was created."), Event("order_created", "The order was created."),
        Event("cancelled", "The customer went back, or a newer session replaced this one."),
        Event("failed", "The customer was rejected three times, or the order number was used by another order."),
        Event("session_expired", "The customer did not finish within one hour."),
    ]
}
