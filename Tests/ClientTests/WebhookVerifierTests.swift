import Foundation
import Testing

@testable import BillinkClient

/// The signatures were made with Python's `hmac`: of the secret's text for Billink's own, of its decoded bytes for
/// those of Standard Webhooks.
@Suite("Verifying webhooks")
struct WebhookVerifierTests {
    private static let secret: Secret = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
    private static let former: Secret = "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8="
    private static let body = """
        {"order_id":"123456","invoice_number":"1ABINVOICE1234","invoice_number_clean":"INVOICE1234",\
        "workflow_id":"1","event":"order_placed","timestamp":"2025-01-31 12:00:00"}
        """
    private static let billink = [
        "X-Billink-Webhook-Id": "whd_1", "X-Billink-Webhook-Timestamp": "1738321200",
        "X-Billink-Webhook-Signature": "5698933d7106f925e2ef1dc5733964aa40c1ba9692a70f8e729daf6d83265598",
    ]
    private static let current = "v1,HIcXwpNwxgQrZns9Kj8dUc1RThU6gkOur4N1T0UZelc="
    private static let formerCode = "v1,5fO/qvXUdkEtu3bACZimvSvzbC0fBdyGzS5MrN0A62Y="
    private static let standard = [
        "webhook-id": "whd_1", "webhook-timestamp": "1738321200", "webhook-signature": current,
    ]

    private func verify(
        _ headers: [String: String], body: String = body, secrets: [Secret] = [secret],
        accepting schemes: Set<WebhookVerifier.Scheme> = Set(WebhookVerifier.Scheme.allCases),
        at second: TimeInterval = 1_738_321_200
    ) throws(WebhookRejection) -> WebhookDelivery {
        try WebhookVerifier(
            secrets: secrets, accepting: schemes, now: { Date(timeIntervalSince1970: second) }
        ).verify(body: body.utf8, headers: headers)
    }

    @Test("A message with Billink's own headers is genuine, whatever the case of their names")
    func billinkHeaders() throws {
        let upper = Dictionary(uniqueKeysWithValues: Self.billink.map { ($0.key.uppercased(), $0.value) })
        for headers in [Self.billink, upper] {
            let delivery = try verify(headers)
            #expect(delivery.id == "whd_1")
            #expect(delivery.scheme == .billink)
            #expect(delivery.sentAt == Date(timeIntervalSince1970: 1_738_321_200))
            guard case .order(let notice) = delivery.payload else {
                Issue.record("\(delivery.payload)")
                return
            }
            #expect(notice.event == .placed)
            #expect(notice.timestamp == delivery.sentAt)
        }
    }

    @Test("A message with the headers of Standard Webhooks is genuine under any of its signatures")
    func standardHeaders() throws {
        #expect(try verify(Self.standard).scheme == .standardWebhooks)
        #expect(try verify(Self.standard.merging(Self.billink) { $1 }).scheme == .standardWebhooks)
        let prefixed = Secret("whsec_\(Self.secret.text)")
        #expect(try verify(Self.standard, secrets: [prefixed]).id == "whd_1")
        for signatures in [
            "\(Self.formerCode) \(Self.current)", "v1a,x v2,y \(Self.current)", "\(Self.current) v1,!",
            "  \(Self.current)",
        ] {
            #expect(throws: Never.self) {
                try verify(Self.standard.merging(["webhook-signature": signatures]) { $1 })
            }
        }
    }

    @Test("While a secret is being replaced, a receiver may know the old one, the new one or both")
    func rotation() throws {
        let both = Self.standard.merging(["webhook-signature": "\(Self.current) \(Self.formerCode)"]) { $1 }
            .merging(Self.billink) { $1 }
        for secrets in [[Self.secret], [Self.former], [Self.former, Self.secret]] {
            #expect(throws: Never.self) { try verify(both, secrets: secrets) }
        }
        // Billink's own header is signed with the new one only.
        #expect(throws: WebhookRejection.invalidSignature) { try verify(Self.billink, secrets: [Self.former]) }
    }

    @Test("A message that differs in one byte from the signed one is forged")
    func forged() {
        let texts: [(headers: [String: String], name: String)] = [
            (Self.billink, "X-Billink-Webhook-Signature"), (Self.billink, "X-Billink-Webhook-Timestamp"),
            (Self.standard, "webhook-signature"), (Self.standard, "webhook-timestamp"), (Self.standard, "webhook-id"),
        ]
        for (headers, name) in texts {
            let value = headers[name] ?? ""
            let other = value.hasPrefix("1") ? "2\(value.dropFirst())" : "\(value)1"
            #expect(throws: WebhookRejection.invalidSignature) { try verify(headers.merging([name: other]) { $1 }) }
        }
        for headers in [Self.billink, Self.standard] {
            #expect(throws: WebhookRejection.invalidSignature) { try verify(headers, body: Self.body + " ") }
            #expect(throws: WebhookRejection.invalidSignature) { try verify(headers, secrets: [Self.former]) }
            #expect(throws: WebhookRejection.invalidSignature) { try verify(headers, secrets: [""]) }
            #expect(throws: WebhookRejection.invalidSignature) { try verify(headers, secrets: []) }
        }
    }

    @Test(
        "A signature in another format is invalid",
        arguments: [
            "", "v1", "v1,", ",", "HIcXwpNwxgQrZns9Kj8dUc1RThU6gkOur4N1T0UZelc=", "v1,HIcX", "v2,HIcXwpNwxgQrZns9",
        ])
    func forms(signature: String) {
        #expect(throws: WebhookRejection.invalidSignature) {
            try verify(Self.standard.merging(["webhook-signature": signature]) { $1 })
        }
        #expect(throws: WebhookRejection.invalidSignature) {
            try verify(Self.billink.merging(["X-Billink-Webhook-Signature": signature]) { $1 })
        }
    }

    @Test("A message counts for five minutes, before and after")
    func tolerance() {
        for headers in [Self.billink, Self.standard] {
            for second in [-300.0, -299, 0, 300] {
                #expect(throws: Never.self) { try verify(headers, at: 1_738_321_200 + second) }
            }
            for second in [-301.0, 301, 86_400] {
                #expect(throws: WebhookRejection.staleTimestamp) { try verify(headers, at: 1_738_321_200 + second) }
            }
        }
    }

    @Test("A message without the headers, or with those of a way that is not accepted, is not signed")
    func unsigned() {
        #expect(throws: WebhookRejection.unsigned) { try verify([:]) }
        #expect(throws: WebhookRejection.unsigned) { try verify(Self.billink.filter { !$0.key.hasSuffix("Id") }) }
        #expect(throws: WebhookRejection.unsigned) { try verify(Self.billink, accepting: [.standardWebhooks]) }
        #expect(throws: WebhookRejection.unsigned) { try verify(Self.standard, accepting: [.billink]) }
    }

    @Test("An empty secret, or one that is not base64, makes no signature valid")
    func emptyKey() {
        // Made with no key at all, as anybody can.
        let billink = Self.billink.merging([
            "X-Billink-Webhook-Signature": "4617decc5b7b1957a97cce315298068d3c914b2770b57d9442fa03c8e52c2df5"
        ]) { $1 }
        #expect(throws: WebhookRejection.invalidSignature) { try verify(billink, secrets: [""]) }
        let standard = Self.standard.merging([
            "webhook-signature": "v1,xaitxCptrXWdKzUNCIbslzDlHR0RTeAwlybcMXa8KoI="
        ]) { $1 }
        for secret: Secret in ["", "whsec_", "!"] {
            #expect(throws: WebhookRejection.invalidSignature) { try verify(standard, secrets: [secret]) }
        }
    }

    @Test("A genuine message that tells of nothing known is unreadable")
    func unreadable() throws {
        // printf '1738321200{}' signed as the others.
        let headers = Self.billink.merging(["X-Billink-Webhook-Signature": Self.signatureOfNothing]) { $1 }
        #expect(throws: WebhookRejection.unreadablePayload) { try verify(headers, body: "{}") }
    }

    private static let signatureOfNothing = "53a0f7dc45b5b74064217847b9f34764d7b7c55c85b0935f74d689a6ad247f64"
}

@Suite("Webhook payloads")
struct WebhookPayloadTests {
    @Test(
        "Every event has its name, and one that came later its own",
        arguments: [
            ("order_placed", OrderEvent.placed), ("order_workflow_started", .workflowStarted),
            ("partial_payment_added", .partialPaymentAdded), ("order_paid", .paid),
            ("partial_credit_added", .partialCreditAdded), ("order_fully_accredited", .fullyAccredited),
            ("customer_fully_paid", .customerFullyPaid), ("order_on_hold", .onHold), ("order_resumed", .resumed),
            ("order_step_advanced", .stepAdvanced), ("order_in_collection", .inCollection), ("later", .other("later")),
        ])
    func events(name: String, event: OrderEvent) throws {
        let body = """
            {"order_id":"A.1","invoice_number":"1TSTA-1","invoice_number_clean":"A-1","workflow_id":1,\
            "event":"\(name)","timestamp":"2026-07-01 00:30:00","custom_invoice_id":"I-1","later":null}
            """
        guard case .order(let notice) = try WebhookPayload(body: body.utf8) else {
            Issue.record("This is about an order.")
            return
        }
        #expect(notice.event == event)
        #expect(notice.event.name == name)
        #expect(notice.orderID == "A.1")
        #expect(notice.invoiceNumber == "1TSTA-1")
        #expect(notice.cleanInvoiceNumber == "A-1")
        #expect(notice.workflowID == "1")
        #expect(notice.timestamp == InstantText.moment("2026-06-30T22:30:00Z"))
        #expect(notice.customInvoiceID == "I-1")
    }

    @Test("A session's message, as documented")
    func session() throws {
        let body = """
            {"status":"session_active","invoiceNumber":"invoice-1234","transactionId":"tx_001a45",\
            "billinkInvoiceNumber":"1ABinvoice-1234"}
            """
        guard case .session(let notice) = try WebhookPayload(body: body.utf8) else {
            Issue.record("This is about a session.")
            return
        }
        #expect(notice.status == .active)
        #expect(notice.invoiceNumber == "invoice-1234")
        #expect(notice.transactionID == "tx_001a45")
        #expect(notice.billinkInvoiceNumber == "1ABinvoice-1234")
    }

    @Test("Anything else is unreadable", arguments: ["", "null", "[]", "{}", #"{"event":"order_placed"}"#, "\u{0}"])
    func unreadable(body: String) {
        #expect(throws: WebhookRejection.unreadablePayload) { try WebhookPayload(body: body.utf8) }
    }
}
