import Testing

@testable import Domain

@Suite("A credit restarts the current step, a payment does not")
struct RestartTests {
    @Test(
        "The days of the step count anew from the day of the credit",
        arguments: [
            ("2026-11-25 14:00", "Start delay", "2026-11-28 09:00", nil),
            ("2026-12-01 14:00", "Invoice", "2026-12-16 09:00", "2026-12-15"),
            ("2026-12-15 08:00", "Reminder", "2026-12-22 09:00", "2026-12-10"),
            ("2026-12-18 09:00", "Second reminder", "2026-12-25 09:00", "2026-12-10"),
            ("2027-01-05 23:59", "Statutory notice", "2027-01-21 09:00", "2026-12-10"),
        ] as [(String, String, String, String?)])
    func restart(moment: String, step: String, next: String, dueOn: String?) throws {
        for amount in ["0.01", "99.99"] {
            var order = try started()
            try order.handle(.credit(amount), at: moment)
            #expect(order.stepName == step)
            #expect(order.nextStep == next)
            #expect(order.dueOn == dueOn)
            order.advance(to: next)
            #expect(order.stepName != step)
        }
    }

    @Test(
        "A partial payment changes the amount, and not the dates",
        arguments: [
            "2026-11-25 14:00", "2026-12-01 14:00", "2026-12-15 08:00", "2026-12-18 09:00", "2027-01-05 23:59",
            "2027-02-01 12:00",
        ])
    func payment(moment: String) throws {
        for command in [OrderLifecycle.Command.pay("99.99"), .register("0.01")] {
            var order = try started()
            order.advance(to: moment)
            guard !order.lifecycle.isInCollection(order.terms) || command == .pay("99.99") else { continue }
            let before = order
            try order.handle(command, at: moment)
            #expect(order.lifecycle.position == before.lifecycle.position)
            #expect(order.lifecycle.stage == .started)
            #expect(order.open < before.open)
        }
    }

    @Test("A credit before a step that has fallen due comes after it")
    func creditAfterDueStep() throws {
        var order = try started()
        try order.handle(.credit("10"), at: "2026-12-11 09:00")
        #expect(order.stepName == "Reminder")
        #expect(order.nextStep == "2026-12-18 09:00")
        try order.handle(.credit("10"), at: "2026-12-18 08:59")
        #expect(order.stepName == "Reminder")
        #expect(order.nextStep == "2026-12-25 09:00")
    }

    @Test("Each credit restarts the notice: no costs before 16 days after the last")
    func creditsDuringNotice() throws {
        var order = try started()
        for moment in ["2027-01-09 23:59", "2027-01-25 08:59", "2027-02-10 00:00"] {
            try order.handle(.credit("1"), at: moment)
            #expect(order.stepName == "Statutory notice")
        }
        order.advance(to: "2027-02-26 08:59")
        #expect(order.stepName == "Statutory notice")
        order.advance(to: "2027-02-26 09:00")
        #expect(
            order.diary.suffix(2) == [
                "2027-02-26 09:00 Collection", "2027-02-26 09:00 collection_costs_charged 40.00",
            ])
    }

    @Test(
        "On hold the restarted step has all its days left when the hold ends",
        arguments: [
            // The day of the hold, of the credit, and what follows a hold of ten days.
            ("2026-11-25 10:00", "2026-11-27 14:00", "2026-12-08 09:00", nil),
            ("2026-12-01 10:00", "2026-12-08 14:00", "2026-12-26 09:00", "2026-12-25"),
            ("2026-12-12 10:00", "2026-12-15 14:00", "2026-12-29 09:00", "2026-12-10"),
            ("2026-12-27 10:00", "2027-01-02 14:00", "2027-01-22 09:00", "2026-12-10"),
        ] as [(String, String, String, String?)])
    func restartOnHold(hold: String, credit: String, next: String, dueOn: String?) throws {
        var order = try started()
        try order.handle(.hold(days: 10), at: hold)
        let ends = order.lifecycle.nextActionAt(in: OrderFixture.dutchTime)
        try order.handle(.credit("10"), at: credit)
        #expect(order.lifecycle.nextActionAt(in: OrderFixture.dutchTime) == ends)
        order.advance(to: try #require(ends))
        #expect(order.lifecycle.hold == nil)
        #expect(order.nextStep == next)
        #expect(order.dueOn == dueOn)
    }

    @Test("A step restarted on hold has all its days left also when the hold is ended early")
    func restartOnHoldEndedEarly() throws {
        var order = try started()
        try order.handle(.hold(days: 14), at: "2026-12-27 10:00")
        try order.handle(.credit("10"), at: "2026-12-30 10:00")
        try order.handle(.resume, at: "2026-12-31 17:00")
        #expect(order.nextStep == "2027-01-16 09:00")
    }

    @Test("A credit on a paid order brings nothing back to life")
    func creditOnPaid() throws {
        var order = try started()
        try order.handle(.pay("100"), at: "2026-12-01 12:00")
        let before = order.lifecycle.position
        try order.handle(.credit("10"), at: "2026-12-02 12:00")
        #expect(order.lifecycle.position == before)
        #expect(order.lifecycle.stage == .paid)
        #expect(order.nextStep == nil)
    }

    @Test("After the last step of a workflow there is nothing to restart")
    func lastStep() throws {
        var order = OrderFixture(workflow: 3)
        try order.handle(.start, at: "2026-11-23 12:00")
        try order.handle(.credit("10"), at: "2027-06-01 12:00")
        #expect(order.stepName == "Second reminder")
        #expect(order.nextStep == nil)
        #expect(order.lifecycle.stage == .started)
    }

    @Test("Without a start delay a credit before nine leaves the invoice at nine")
    func noStartDelay() throws {
        var order = OrderFixture(workflow: 4)
        try order.handle(.start, at: "2026-11-23 07:00")
        try order.handle(.credit("10"), at: "2026-11-23 08:00")
        #expect(order.nextStep == "2026-11-23 09:00")
    }

    /// At noon of 23 November 2026, on workflow 1.
    private func started() throws -> OrderFixture {
        var order = OrderFixture()
        try order.handle(.start, at: "2026-11-23 12:00")
        return order
    }
}
