/// One thing that a webhook is told.
package struct WebhookReference: Hashable, Sendable, Identifiable {
    /// `order` or `session`.
    package let id: String
    package let title: String
    package let text: String
    package let fields: [FieldReference]
    package let example: JSONDocument
    /// The values of the member that says what happened, and when each comes.
    package let events: [Event]

    package struct Event: Hashable, Sendable {
        package let name: String
        package let text: String
        /// Whether only signed webhooks are told.
        package let isSignedOnly: Bool

        init(_ name: String, _ text: String, isSignedOnly: Bool = false) {
            self.name = name
            self.text = text
            self.isSignedOnly = isSignedOnly
        }
    }

    package static let all = [order, session]

    /// The headers of a signed message.
    package static let headers = [
        FieldReference(
            "X-Billink-Webhook-Signature", .text,
            "HMAC-SHA256 of the timestamp and the raw body, one behind the other, in lower-case hexadecimal. The key "
                + "is the secret as it was shown."),
        FieldReference("X-Billink-Webhook-Timestamp", .text, "Unix seconds. Refuse what is older than 5 minutes."),
        FieldReference("X-Billink-Webhook-Id", .text, "The same however often a message comes."),
        FieldReference("webhook-id", .text, "As the Standard Webhooks specification has it."),
        FieldReference("webhook-timestamp", .text, "The same."),
        FieldReference(
            "webhook-signature", .text,
            "The same: `v1,` and base64 of the HMAC over id, timestamp and body with dots between, by the decoded "
                + "secret. Two of them for 24 hours after a new secret."),
    ]

    private static let order = WebhookReference(
        id: "order", title: "Order event", text: "Told to the order webhook when something happens to an order.",
        fields: [
            FieldReference("order_id", .text, "Your number of the order."),
            FieldReference("invoice_number", .text, "The invoice number."),
            FieldReference("invoice_number_clean", .text, "The invoice number without workflow and letter code."),
            FieldReference("workflow_id", .text, "The workflow."),
            FieldReference("event", .choice(orderEvents.map(\.name)), "What happened."),
            FieldReference("timestamp", .text, "When, in Amsterdam: `yyyy-mm-dd hh:mm:ss`."),
            FieldReference("custom_invoice_id", .text, .when("where the session had one"), "Your own id."),
        ],
        example: [
            "order_id": "S-1001", "invoice_number": "1TSTS-1001", "invoice_number_clean": "S-1001",
            "workflow_id": "1", "event": "order_placed", "timestamp": "2026-11-25 12:00:00",
        ], events: orderEvents)

    private static let orderEvents = [
        Event("order_placed", "The order was taken in."), Event("order_workflow_started", "You started the workflow."),
        Event("partial_payment_added", "A part was paid."), Event("order_paid", "Nothing is due any more."),
        Event("partial_credit_added", "You credited a part."),
        Event("order_fully_accredited", "You credited the whole order."),
        Event("customer_fully_paid", "The customer owes you nothing on any started order."),
        Event("order_on_hold", "A hold began, or was prolonged."),
        Event("order_resumed", "A hold ended.", isSignedOnly: true),
        Event("order_step_advanced", "The order came to its next step.", isSignedOnly: true),
        Event("order_in_collection", "The collector took over.", isSignedOnly: true),
    ]

    private static let session = WebhookReference(
        id: "session", title: "Session status",
        text: "Told to the session webhook when a session begins and when it ends.",
        fields: [
            FieldReference("status", .choice(sessionStates.map(\.name)), "Where the session stands."),
            FieldReference("invoiceNumber", .text, "Your number of the order."),
            FieldReference("transactionId", .text, "A name of the session that tells nothing."),
            FieldReference("billinkInvoiceNumber", .text, "The invoice number."),
        ],
        example: [
            "status": "order_created", "invoiceNumber": "S-1001", "transactionId": "tx_0f3a9c41d2b7",
            "billinkInvoiceNumber": "1TSTS-1001",
        ], events: sessionStates)

    private static let sessionStates = [
        Event("session_active", "The session was created."), Event("order_created", "The order is there."),
        Event("cancelled", "The customer went back, or another session took its place."),
        Event("failed", "The customer was refused three times, or the order number came to be taken."),
        Event("session_expired", "Nobody decided within the hour."),
    ]
}
