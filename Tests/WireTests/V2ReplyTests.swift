import Domain
import Testing
@testable import UseCases

@testable import Wire

@Suite("JSON replies")
struct V2ReplyTests {
    @Test(
        "A reply is its golden message, byte for byte",
        arguments: [
            ("v2-check-approved.json", V2Check.encode(.approved(uuid: "98ec1488-bb48-4b2b-9684-de924d5bdda8"))),
            ("v2-check-rejected.json", V2Check.encode(.rejected(.failed(.exposure)))),
            ("v2-start-unknown.json", .error(Refusal(.unknownInvoiceNumber, "A \"B\" \\ é"), in: .startWorkflow)),
            ("v2-order-taken.json", .error(Refusal(.orderNumberTaken, "10001"), in: .order)),
            ("v2-order-vat.json", .error(Refusal(.invalidVATRate), in: .order)),
            ("v2-unreadable.json", .error(Refusal(.unreadableMessage), in: .check)),
            ("v2-limit.json", .error(Refusal(.rateLimitExceeded), in: .credit)),
            ("v2-key-reused.json", .error(Refusal(.idempotencyKeyReused), in: .credit)),
            ("v2-key-under-way.json", .error(Refusal(.idempotencyKeyInProgress), in: .order)),
            ("v2-hold-unknown.json", .error(Refusal(.unknownInvoiceNumber), in: .onHold)),
            ("v2-message-added.json", V2Confirmation.encode(ReplyMessages.messageAdded)),
            ("v2-resumed.json", V2Confirmation.encode(ReplyMessages.resumed(wasHeld: true))),
            ("v2-not-held.json", V2Confirmation.encode(ReplyMessages.resumed(wasHeld: false))),
        ] as [(String, ResultReply)]
    )
    func golden(name: String, reply: ResultReply) throws {
        #expect(reply.body == (try Golden.reply(name)))
    }

    @Test("An order's reply carries its invoice number")
    func order() throws {
        let number = try InvoiceNumber(
            workflow: 1, letterCode: #require(LetterCode("TST")), order: #require(OrderNumber("O2014.05.28.2443")))
        #expect(
            V2Order.encode(PlaceOrder.Placed(invoiceNumber: number, verdict: .approved)).body
                == (try Golden.reply("v2-order-added.json")))
    }

    @Test("A hold's reply says until when")
    func hold() throws {
        let day = try #require(CivilDate(year: 2026, month: 12, day: 8))
        #expect(V2Confirmation.encode(ReplyMessages.held(until: day)).body == (try Golden.reply("v2-held.json")))
    }

    @Test("Info tells every state of an order")
    func info() throws {
        let day = try #require(CivilDate(year: 2026, month: 12, day: 8))
        let standings = [
            GetOrderInfo.Entry(number: "A \"B\"", order: nil),
            GetOrderInfo.Entry(number: "1", order: standing(.notStarted)),
            GetOrderInfo.Entry(number: "2", order: standing(.waiting(step: "Invoice"), dueOn: day, step: "Invoice")),
            GetOrderInfo.Entry(number: "3", order: standing(.onHold(until: day, step: "Reminder"), step: "Reminder")),
            GetOrderInfo.Entry(number: "4", order: standing(.paid, open: .zero, isPaidOut: true)),
        ]
        #expect(V2Info.encode(standings).body == (try Golden.reply("v2-info.json")))
    }

    @Test("A start has an outcome for each order under a code of its own")
    func start() throws {
        let outcomes = [
            ItemOutcome<Void>(submittedNumber: "1", .success(())),
            ItemOutcome<Void>(submittedNumber: "2", .failure(Refusal(.alreadyStarted))),
            ItemOutcome<Void>(submittedNumber: "3", .failure(Refusal(.notAllowedInState))),
        ]
        #expect(V2StartWorkflow.encode(outcomes).body == (try Golden.reply("v2-start.json")))
    }

    @Test("A credit has an outcome for each order as long as one was credited, else it is an error")
    func credit() throws {
        let applied: [ItemOutcome<ApplyCredit.AppliedCredit>] = [
            applied("1", 150, .restarted), applied("2", 1_095, .paid), applied("3", 500, .refundDue),
            applied("4", 100_000, .notStarted),
        ]
        let refused = [
            ItemOutcome<ApplyCredit.AppliedCredit>(submittedNumber: "5", .failure(Refusal(.unknownOrder))),
            ItemOutcome<ApplyCredit.AppliedCredit>(submittedNumber: "6", .failure(Refusal(.creditNumberTaken, "C-1"))),
            ItemOutcome<ApplyCredit.AppliedCredit>(submittedNumber: "7", .failure(Refusal(.fullyCredited))),
        ]
        #expect(V2Credit.encode(applied + refused).body == (try Golden.reply("v2-credit.json")))
        #expect(V2Credit.encode(refused).body == (try Golden.reply("v2-credit-refused.json")))
    }

    @Test("A payment has an outcome for each order, also where all failed")
    func payment() throws {
        let outcomes = [
            ItemOutcome<RegisterMerchantPayment.RegisteredPayment>(
                submittedNumber: "1", .success(.init(excess: .zero))),
            ItemOutcome<RegisterMerchantPayment.RegisteredPayment>(
                submittedNumber: "2", .success(.init(excess: .euros(9)))),
            ItemOutcome<RegisterMerchantPayment.RegisteredPayment>(
                submittedNumber: "3", .failure(Refusal(.alreadyPaid))),
        ]
        #expect(V2Payment.encode(outcomes).body == (try Golden.reply("v2-payment.json")))
        #expect(V2Payment.encode(Array(outcomes.suffix(1))).body == (try Golden.reply("v2-payment-refused.json")))
    }

    private func applied(
        _ number: String, _ cents: Int64, _ result: ApplyCredit.CreditResult
    ) -> ItemOutcome<ApplyCredit.AppliedCredit> {
        ItemOutcome(submittedNumber: number, .success(.init(amount: Money(cents: cents), result: result)))
    }

    private func standing(
        _ state: OrderStatus.State, open: Money = .euros(125), dueOn: CivilDate? = nil, step: String? = nil,
        isPaidOut: Bool = false
    ) -> OrderStatus {
        OrderStatus(
            state: state, total: .euros(125), openAmount: open, dueOn: dueOn, workflowNumber: 1, stepName: step,
            isPaidOut: isPaidOut)
    }
}
