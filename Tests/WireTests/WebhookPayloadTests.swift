import Domain
import Testing
import UseCases
import Wire

@Suite("Payloads of webhooks")
struct WebhookPayloadTests {
    private static func order(at moment: Int64, number: String = "TEST.1", custom: String? = nil) -> WebhookContent {
        WebhookContent(
            event: "order.started", occurredAt: Instant(milliseconds: moment),
            subject: .order(
                OrderNumbers(
                    number: number, cleanNumber: "TEST-1", invoiceNumber: "1TSTTEST-1", workflowNumber: 1,
                    customInvoiceID: custom)))
    }

    /// 2026-01-31T11:00:00Z, and half a year later, when the Dutch clocks are two hours ahead.
    @Test(
        "An order is told by its numbers, its event and the time on a Dutch clock",
        arguments: [(1_769_857_200_000, "2026-01-31 12:00:00"), (1_785_537_000_999, "2026-08-01 00:30:00")]
            as [(Int64, String)])
    func order(at moment: Int64, timestamp: String) throws {
        let dutchTime = try #require(DutchCalendar())
        #expect(
            WebhookPayload.encode(Self.order(at: moment, custom: "C-7"), in: dutchTime)
                == """
                {"order_id":"TEST.1","invoice_number":"1TSTTEST-1","invoice_number_clean":"TEST-1",\
                "workflow_id":"1","event":"order.started","timestamp":"\(timestamp)","custom_invoice_id":"C-7"}
                """)
    }

    @Test("An order without an invoice ID of the shop's own has no member for it, and a quote in a number is escaped")
    func members() throws {
        let dutchTime = try #require(DutchCalendar())
        let payload = WebhookPayload.encode(Self.order(at: 0, number: "a\"b"), in: dutchTime)
        #expect(
            payload == """
                {"order_id":"a\\"b","invoice_number":"1TSTTEST-1","invoice_number_clean":"TEST-1",\
                "workflow_id":"1","event":"order.started","timestamp":"1970-01-01 01:00:00"}
                """)
    }

    @Test("A session is told by its status, its numbers and its opaque ID")
    func session() throws {
        let numbers = SessionNumbers(number: "TEST.1", invoiceNumber: "1TSTTEST-1")
        let content = WebhookContent(
            event: "accepted", occurredAt: Instant(milliseconds: 0),
            subject: .session(numbers, transactionID: "tx_0123"))
        #expect(
            WebhookPayload.encode(content, in: try #require(DutchCalendar()))
                == """
                {"status":"accepted","invoiceNumber":"TEST.1","transactionId":"tx_0123",\
                "billinkInvoiceNumber":"1TSTTEST-1"}
                """)
    }
}
