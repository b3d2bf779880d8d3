import Domain
import Testing
@testable import UseCases

@testable import Wire

@Suite("Legacy replies")
struct V1ReplyTests {
    @Test(
        "A reply is its golden message, byte for byte",
        arguments: [
            ("check-approved.xml", V1Check.encode(.approved(uuid: "98ec1488-bb48-4b2b-9684-de924d5bdda8"))),
            ("check-rejected.xml", V1Check.encode(.rejected(.failed(.exposure)))),
            ("start-unknown.xml", .error(Refusal(.unknownInvoiceNumber, "I2014.001.234"), in: .startWorkflow)),
            ("order-unknown-workflow.xml", .error(Refusal(.unknownWorkflow, "100"), in: .order)),
            ("order-vat.xml", .error(Refusal(.invalidVATRate), in: .order)),
            ("unknown-version.xml", .error(Refusal(.unknownVersion), in: .status)),
        ]
    )
    func golden(name: String, reply: V1Reply) throws {
        #expect(String(decoding: reply.bytes, as: UTF8.self) == (try Golden.reply(name)))
    }

    @Test("An order's reply carries its invoice number")
    func order() throws {
        let number = try InvoiceNumber(
            workflow: 1, letterCode: #require(LetterCode("TST")), order: #require(OrderNumber("O2014.05.28.2443")))
        #expect(
            text(V1Order.encode(PlaceOrder.Placed(invoiceNumber: number, verdict: .approved)))
                == (try Golden.reply("order-added.xml")))
    }

    @Test("A status names each order's state, and whether it was paid out where there is an order")
    func status() throws {
        let one = [GetOrderInfo.Entry(number: "1529499250", order: standing(.notStarted))]
        #expect(text(V1Status.encode(one)) == (try Golden.reply("status-not-started.xml")))
        let day = try #require(CivilDate(year: 2026, month: 12, day: 8))
        let all = [
            GetOrderInfo.Entry(number: "", order: nil),
            GetOrderInfo.Entry(number: "A & <B>", order: standing(.waiting(step: "Second reminder"))),
            GetOrderInfo.Entry(number: "2", order: standing(.onHold(until: day, step: "Invoice"))),
            GetOrderInfo.Entry(number: "3", order: standing(.paid)),
        ]
        #expect(text(V1Status.encode(all)) == (try Golden.reply("status-of-all-kinds.xml")))
    }

    private func standing(_ state: OrderStatus.State) -> OrderStatus {
        OrderStatus(
            state: state, total: .euros(1), openAmount: .euros(1), dueOn: nil, workflowNumber: 1, stepName: nil,
            isPaidOut: false)
    }

    @Test("A started workflow is 500, one that ran already is 707, both inside a reply of 500")
    func start() throws {
        let success = [ItemOutcome<Void>(submittedNumber: "1529499250", .success(()))]
        #expect(text(V1StartWorkflow.encode(success)) == (try Golden.reply("start-success.xml")))
        let already = [ItemOutcome<Void>(submittedNumber: "1529499250", .failure(Refusal(.alreadyStarted)))]
        #expect(text(V1StartWorkflow.encode(already)) == (try Golden.reply("start-already.xml")))
    }

    @Test("What XML cannot carry is left out of a reply, and the rest is escaped")
    func escaping() {
        var writer = XMLWriter()
        writer.element("A", "<&>\"'\u{0}\u{1F}\n\u{FFFE}é€🙂")
        #expect(writer.text.hasSuffix("<A>&lt;&amp;&gt;\"'\né€🙂</A>"))
    }

    private func text(_ reply: V1Reply) -> String {
        String(decoding: reply.bytes, as: UTF8.self)
    }
}
