import Testing

@testable import Domain

@Suite("Credits and payments")
struct CreditAndPaymentTests {
    /// Commands on an order of 100.00, and their result.
    struct Example: Sendable, CustomTestStringConvertible {
        let commands: [OrderLifecycle.Command]
        let stage: OrderLifecycle.Stage
        let due: Int64
        let refund: Int64
        let credited: Int64

        init(
            _ commands: OrderLifecycle.Command..., to stage: OrderLifecycle.Stage, due: Int64 = 0, refund: Int64 = 0,
            credited: Int64 = 0
        ) {
            self.commands = commands
            self.stage = stage
            self.due = due
            self.refund = refund
            self.credited = credited
        }

        var testDescription: String { "\(commands)" }

        func expect(of order: OrderFixture) {
            #expect(order.lifecycle.stage == stage)
            #expect(order.open == .euros(due))
            #expect(order.lifecycle.refundDue == .euros(refund))
            #expect(order.lifecycle.creditedAmount == .euros(credited))
            #expect(order.lifecycle.amountDue == order.balance(of: .receivable))
            #expect(order.books.findings(in: OrderFixture.dutchTime) == [])
        }
    }

    static let examples = [
        Example(.credit("30"), to: .started, due: 70, credited: 30),
        Example(.credit("100"), to: .credited, credited: 100),
        Example(.credit("40"), .credit("60"), to: .credited, credited: 100),
        Example(.pay("30"), to: .started, due: 70), Example(.pay("100"), to: .paid),
        Example(.register("30"), to: .started, due: 70), Example(.register("100"), to: .paid),
        Example(.pay("130"), to: .paid, refund: 30), Example(.register("130"), to: .paid),
        Example(.pay("60"), .register("40"), to: .paid),
        Example(.pay("100"), .pay("100"), to: .paid, refund: 100),
        Example(.pay("100"), .credit("40"), to: .paid, refund: 40, credited: 40),
        Example(.pay("100"), .credit("100"), to: .credited, refund: 100, credited: 100),
        Example(.pay("60"), .credit("100"), to: .credited, refund: 60, credited: 100),
        Example(.pay("60"), .credit("50"), to: .paid, refund: 10, credited: 50),
        Example(.credit("40"), .pay("60"), to: .paid, credited: 40),
        Example(.credit("40"), .pay("100"), to: .paid, refund: 40, credited: 40),
        Example(.credit("100"), .pay("10"), to: .credited, refund: 10, credited: 100),
        Example(.credit("20", returnCosts: "5"), to: .started, due: 85, credited: 20),
        Example(.credit("20", returnCosts: "20"), to: .started, due: 100, credited: 20),
        Example(.credit("100", returnCosts: "5"), to: .started, due: 5, credited: 100),
        Example(.credit("100", returnCosts: "5"), .pay("5"), to: .credited, credited: 100),
        Example(.pay("100"), .credit("40", returnCosts: "5"), to: .paid, refund: 35, credited: 40),
        Example(.pay("100"), .credit("100", returnCosts: "100"), to: .credited, credited: 100),
    ]

    @Test("Amounts due, refunded and credited after the start", arguments: examples)
    func afterStart(example: Example) throws {
        var order = OrderFixture()
        try order.handle(.start, at: "2026-11-23 12:00")
        for command in example.commands { try order.handle(command, at: "2026-11-24 12:00") }
        example.expect(of: order)
        let isRestarted = order.events.contains { $0.event.kind == .credited }
        let invoice = isRestarted ? "2026-11-27 09:00" : "2026-11-26 09:00"
        #expect(order.nextStep == (example.stage == .started ? invoice : nil))
    }

    @Test("Credits and payments before the start simply come first", arguments: examples)
    func beforeStart(example: Example) throws {
        var order = OrderFixture()
        for command in example.commands { try order.handle(command, at: "2026-11-23 12:00") }
        #expect(order.lifecycle.stage == (example.stage == .started ? .placed : example.stage))
        #expect(order.open == .euros(example.due))
        #expect(order.lifecycle.position == nil)
        #expect(order.books.findings(in: OrderFixture.dutchTime) == [])
        guard example.stage != .credited else {
            #expect(throws: Refusal(.creditedBeforeStart)) { try order.handle(.start, at: "2026-11-24 12:00") }
            return
        }
        try order.handle(.start, at: "2026-11-24 12:00")
        example.expect(of: order)
        #expect(order.nextStep == (example.stage == .started ? "2026-11-27 09:00" : nil))
    }

    @Test("An order that is credited in full before its start leaves nothing due")
    func creditedEarly() throws {
        var order = OrderFixture()
        try order.handle(.credit("100"), at: "2026-11-23 12:00")
        #expect(order.balance(of: .receivable) == .zero)
        // The merchant was never owed anything for it.
        #expect(order.balance(of: .merchantPayable) == .zero)
    }

    @Test("A payment to the platform for an order that is credited before its start goes back to the customer")
    func paidAndCreditedEarly() throws {
        var order = OrderFixture()
        try order.handle(.pay("100"), at: "2026-11-23 12:00")
        try order.handle(.credit("100"), at: "2026-11-23 12:00")
        #expect(order.lifecycle.refundDue == .euros(100))
        #expect(try order.balance(of: .bank) + order.balance(of: .refundsPayable) == .zero)
        #expect(order.balance(of: .merchantPayable) == .zero)
    }

    @Test("A payment in collection covers the costs too, and the excess goes back")
    func inCollection() throws {
        var order = OrderFixture()
        try order.handle(.start, at: "2026-11-23 12:00")
        order.advance(to: "2027-02-01 12:00")
        #expect(order.open == .euros(140))
        try order.handle(.pay("100"), at: "2027-02-01 12:00")
        #expect(order.lifecycle.stage == .started)
        #expect(order.open == .euros(40))
        try order.handle(.pay("41"), at: "2027-02-02 12:00")
        #expect(order.lifecycle.stage == .paid)
        #expect(order.lifecycle.refundDue == .euros(1))
        #expect(!order.lifecycle.isInCollection(order.terms))
    }

    @Test(
        "Once nothing is due nothing happens any more, and a hold is over",
        arguments: [
            OrderLifecycle.Command.pay("100"), .register("100"), .credit("100"), .pay("1000"),
        ])
    func ended(command: OrderLifecycle.Command) throws {
        for held in [false, true] {
            var order = OrderFixture()
            try order.handle(.start, at: "2026-11-23 12:00")
            if held { try order.handle(.hold(days: 14), at: "2026-12-01 12:00") }
            try order.handle(command, at: "2026-12-02 12:00")
            #expect(order.lifecycle.hold == nil)
            #expect(order.lifecycle.nextActionAt(in: OrderFixture.dutchTime) == nil)
            let count = order.events.count
            order.advance(to: "2030-01-01 12:00")
            #expect(order.events.count == count)
        }
    }

    @Test(
        "The merchant is notified of the result of each",
        arguments: [
            ([OrderLifecycle.Command.pay("10")], [OrderWebhookEvent.partlyPaid]), ([.pay("100")], [.paid]),
            ([.register("10")], [.partlyPaid]), ([.register("100")], [.paid]),
            ([.credit("10")], [.partlyCredited]), ([.credit("100")], [.fullyCredited]),
            ([.pay("90"), .credit("10")], [.partlyPaid, .partlyCredited, .paid]),
            ([.pay("100"), .credit("10")], [.paid, .partlyCredited]),
            ([.pay("100"), .credit("100")], [.paid, .fullyCredited]),
            ([.pay("100"), .pay("10")], [.paid]), ([.hold(days: 3), .resume], [.held, .resumed]), ([.resume], []),
        ])
    func notices(commands: [OrderLifecycle.Command], notices: [OrderWebhookEvent]) throws {
        var order = OrderFixture()
        try order.handle(.start, at: "2026-11-23 12:00")
        for command in commands { try order.handle(command, at: "2026-11-23 13:00") }
        #expect(order.notices == [.workflowStarted] + notices)
    }

    @Test("An event tells the amount, and a credit and a payment their words")
    func details() throws {
        var order = OrderFixture()
        let credit = OrderLifecycle.Credit(
            amount: .euros(10), returnCosts: .euros(2), description: "Broken", number: "C-1")
        try order.handle(.credit(credit), at: "2026-11-23 12:00")
        try order.handle(.registerPayment(.euros(1), description: "Cash"), at: "2026-11-23 12:00")
        #expect(
            order.events.dropFirst().map(\.event.payload) == [
                .returnCostsCharged(amount: .euros(2)),
                .credited(amount: .euros(10), description: "Broken", number: "C-1"),
                .paymentRegistered(amount: .euros(1), description: "Cash"),
            ])
    }
}
