import Testing

@testable import Domain

@Suite("Holds")
struct HoldTests {
    @Test("A hold of some days moves the due date and all that is to come by as many days", arguments: 1...14)
    func days(days: Int) throws {
        try expectShift(days: days, workflow: 1)
    }

    @Test("Where nothing is guaranteed a hold may be long", arguments: [1, 14, 15, 31, 100, 364, 365])
    func longHolds(days: Int) throws {
        try expectShift(days: days, workflow: 3)
    }

    /// Expects the shift of an order that was started on 23 November and is put on hold on the 30th.
    private func expectShift(days: Int, workflow: Int) throws {
        var order = try started(workflow)
        try order.handle(.hold(days: days), at: "2026-11-30 10:00")
        let end = day("2026-11-30").adding(days: days)
        #expect(order.lifecycle.hold == .init(startDate: day("2026-11-30"), endDate: end))
        let nine = OrderFixture.dutchTime.stepTime(on: end)
        #expect(order.lifecycle.nextActionAt(in: OrderFixture.dutchTime) == nine)
        order.advance(to: Instant(milliseconds: nine.milliseconds - 1))
        #expect(order.lifecycle.hold != nil)
        #expect(order.dueOn == "2026-12-10")
        order.advance(to: nine)
        #expect(order.lifecycle.hold == nil)
        #expect(order.events.last?.event == OrderEvent(.resumed, by: .platform, occurredAt: nine))
        #expect(order.dueOn == day("2026-12-10").adding(days: days).iso)
        let next = OrderFixture.dutchTime.stepTime(on: day("2026-12-11").adding(days: days))
        #expect(order.lifecycle.position?.nextStepAt == next)
    }

    @Test(
        "A hold is at most 14 days where the platform bears the risk, and a year where it does not",
        arguments: [(1, 14, 15), (2, 14, 15), (3, 365, 366), (4, 14, 15)])
    func longest(workflow: Int, longest: Int, tooLong: Int) throws {
        var order = try started(workflow, workflow == 2 ? .business : .consumer)
        let before = order.lifecycle
        #expect(throws: Refusal(.holdTooLong)) { try order.handle(.hold(days: tooLong), at: "2026-11-24 12:00") }
        #expect(order.lifecycle.hold == nil)
        #expect(order.lifecycle.stage == before.stage)
        try order.handle(.hold(days: longest), at: "2026-11-24 12:00")
        #expect(order.lifecycle.hold != nil)
    }

    @Test("A hold that is prolonged is one hold, and together not longer than one may be")
    func prolonging() throws {
        var order = try started()
        try order.handle(.hold(days: 10), at: "2026-11-30 10:00")
        let before = order.lifecycle
        #expect(throws: Refusal(.holdTooLong)) { try order.handle(.hold(days: 10), at: "2026-12-05 10:00") }
        #expect(order.lifecycle == before)
        try order.handle(.hold(days: 9), at: "2026-12-05 10:00")
        #expect(order.lifecycle.hold == .init(startDate: day("2026-11-30"), endDate: day("2026-12-14")))
        order.advance(to: "2026-12-14 09:00")
        #expect(order.dueOn == "2026-12-24")
        #expect(order.nextStep == "2026-12-25 09:00")
        #expect(order.diary.count { $0.hasSuffix("resumed") } == 1)
    }

    @Test("A second hold may also end earlier than the first would have")
    func shortening() throws {
        var order = try started()
        try order.handle(.hold(days: 14), at: "2026-11-30 10:00")
        try order.handle(.hold(days: 1), at: "2026-12-05 10:00")
        order.advance(to: "2026-12-06 09:00")
        #expect(order.lifecycle.hold == nil)
        #expect(order.dueOn == "2026-12-16")
    }

    @Test("A new hold after one that ended has its own days")
    func again() throws {
        var order = try started()
        try order.handle(.hold(days: 14), at: "2026-11-30 10:00")
        try order.handle(.hold(days: 14), at: "2026-12-14 09:00")
        #expect(order.lifecycle.hold == .init(startDate: day("2026-12-14"), endDate: day("2026-12-28")))
        order.advance(to: "2026-12-28 09:00")
        #expect(order.dueOn == "2027-01-07")
        #expect(order.nextStep == "2027-01-08 09:00")
    }

    @Test(
        "Over a change of the clocks every later step is at nine, exactly the days of the hold later",
        arguments: [
            (
                "2026-03-20", "2026-03-25",
                ["2026-04-17", "2026-04-24", "2026-05-01", "2026-05-17"]
            ),
            (
                "2026-10-15", "2026-10-20",
                ["2026-11-12", "2026-11-19", "2026-11-26", "2026-12-12"]
            ),
        ])
    func changeOfClocks(start: String, hold: String, steps: [String]) throws {
        var order = OrderFixture()
        try order.handle(.start, at: "\(start) 12:00")
        try order.handle(.hold(days: 10), at: "\(hold) 15:00")
        order.advance(to: "2027-01-01 12:00")
        let names = ["Reminder", "Second reminder", "Statutory notice", "Collection"]
        let expected = zip(steps, names).map { "\($0) 09:00 \($1)" }
        #expect(order.diary.dropLast().suffix(4) == expected)
        #expect(order.dueOn == day(steps[0]).adding(days: -1).iso)
    }

    @Test(
        "Whenever it is held and however long, all that is to come moves by the days held",
        arguments: [
            "2026-03-05", "2026-03-20", "2026-09-20", "2026-10-15",
        ])
    func everyDay(start: String) throws {
        var free = OrderFixture()
        try free.handle(.start, at: "\(start) 12:00")
        free.advance(to: "2027-03-01 12:00")
        // Up to the day before the hand-over.
        for after in 0..<48 {
            for days in [1, 2, 7, 13, 14] {
                var order = OrderFixture()
                try order.handle(.start, at: "\(start) 12:00")
                let held = day(start).adding(days: after)
                try order.handle(.hold(days: days), at: "\(held.iso) 15:00")
                order.advance(to: "2027-03-01 12:00")
                let moved = free.events.filter { $0.event.kind == .stepDone }.map { _, event in
                    let date = OrderFixture.dutchTime.date(at: event.occurredAt)
                    return OrderFixture.dutchTime.stepTime(on: date > held ? date.adding(days: days) : date)
                }
                let steps = order.events.filter { $0.event.kind == .stepDone }.map(\.event.occurredAt)
                guard steps == moved else {
                    Issue.record("held for \(days) days on \(held.iso): \(order.diary)")
                    return
                }
            }
        }
    }

    @Test(
        "Ended early, it has moved everything by the days that were held, the current one not counted",
        arguments: [
            ("2026-11-30 10:00", "2026-12-10", "2026-12-11 09:00"),
            ("2026-11-30 23:59", "2026-12-10", "2026-12-11 09:00"),
            ("2026-12-01 00:00", "2026-12-11", "2026-12-12 09:00"),
            ("2026-12-03 16:00", "2026-12-13", "2026-12-14 09:00"),
            ("2026-12-14 08:59", "2026-12-24", "2026-12-25 09:00"),
            ("2026-12-14 09:00", "2026-12-24", "2026-12-25 09:00"),
            ("2026-12-20 12:00", "2026-12-24", "2026-12-25 09:00"),
        ])
    func endedEarly(resume: String, dueOn: String, next: String) throws {
        var order = try started()
        try order.handle(.hold(days: 14), at: "2026-11-30 10:00")
        try order.handle(.resume, at: resume)
        #expect(order.lifecycle.hold == nil)
        #expect(order.dueOn == dueOn)
        #expect(order.nextStep == next)
        #expect(order.diary.count { $0.hasSuffix("resumed") } == 1)
        let isEarly = resume < "2026-12-14 09:00"
        #expect(order.events.last?.event.actor == (isEarly ? .merchant : .platform))
    }

    @Test("Held before nine on the day of a step, it comes when the hold ends, and no earlier than nine")
    func heldOnTheDay() throws {
        for (resume, happens) in [
            ("2026-12-11 08:30", "2026-12-11 09:00"), ("2026-12-11 15:00", "2026-12-11 15:00"),
            ("2026-12-13 08:00", "2026-12-13 09:00"), ("2026-12-13 15:00", "2026-12-13 15:00"),
        ] {
            var order = try started()
            try order.handle(.hold(days: 14), at: "2026-12-11 08:00")
            try order.handle(.resume, at: resume)
            order.advance(to: happens)
            #expect(order.diary.last == "\(happens) Reminder")
        }
    }

    @Test("Held after nine on the day of a step, the step was done")
    func heldAfterTheStep() throws {
        var order = try started()
        try order.handle(.hold(days: 5), at: "2026-12-11 09:00")
        #expect(order.diary.suffix(2) == ["2026-12-11 09:00 Reminder", "2026-12-11 09:00 held"])
        order.advance(to: "2026-12-16 09:00")
        #expect(order.nextStep == "2026-12-23 09:00")
    }

    @Test(
        "A due date moves when it is still to come on the day of the hold, and never once it is past",
        arguments: [
            ("2026-12-09 12:00", "2026-12-15"), ("2026-12-10 23:00", "2026-12-15"), ("2026-12-11 08:00", "2026-12-10"),
            ("2026-12-12 12:00", "2026-12-10"),
        ])
    func dueDates(hold: String, dueOn: String) throws {
        var order = try started()
        try order.handle(.hold(days: 5), at: hold)
        order.advance(to: "2026-12-20 12:00")
        #expect(order.dueOn == dueOn)
    }

    @Test("A hold before the invoice moves the invoice, and its due date counts from there")
    func beforeInvoice() throws {
        var order = try started()
        try order.handle(.hold(days: 14), at: "2026-11-24 12:00")
        order.advance(to: "2026-12-10 09:00")
        #expect(order.diary.last == "2026-12-10 09:00 Invoice")
        #expect(order.dueOn == "2026-12-24")
    }

    @Test("While it is held nothing happens, however near the next step is")
    func nothingHappens() throws {
        var order = try started()
        try order.handle(.hold(days: 14), at: "2026-12-10 12:00")
        let count = order.events.count
        order.advance(to: "2026-12-24 08:59")
        #expect(order.events.count == count)
        order.advance(to: "2026-12-25 09:00")
        #expect(order.diary.suffix(2) == ["2026-12-24 09:00 resumed", "2026-12-25 09:00 Reminder"])
    }

    @Test("A payment leaves an order on hold, and its days as they were")
    func payment() throws {
        var order = try started()
        try order.handle(.hold(days: 14), at: "2026-11-30 10:00")
        let before = order.lifecycle
        try order.handle(.pay("60"), at: "2026-12-02 10:00")
        #expect(order.lifecycle.hold == before.hold)
        #expect(order.lifecycle.position == before.position)
    }

    @Test("A hold of the notice makes it longer, also when the platform finds its end late")
    func notice() throws {
        for lateSteps in [OrderLifecycle.LateStepPolicy.backdate, .useExecutionTime] {
            var order = OrderFixture(lateSteps: lateSteps)
            try order.handle(.start, at: "2026-11-23 12:00")
            for moment in ["2026-11-26", "2026-12-11", "2026-12-18", "2026-12-25"] {
                order.advance(to: "\(moment) 09:00")
            }
            try order.handle(.hold(days: 14), at: "2026-12-28 10:00")
            // The hold ended on the 11th.
            order.advance(to: "2027-01-15 18:00")
            #expect(order.lifecycle.hold == nil)
            #expect(order.nextStep == "2027-01-24 09:00")
        }
    }

    @Test("Every hold reports its end date, and the merchant is notified of its beginning and end")
    func events() throws {
        var order = try started()
        try order.handle(.hold(days: 3), at: "2026-11-24 12:00")
        #expect(order.events.last?.event.payload == .held(until: day("2026-11-27")))
        #expect(order.events.last?.event.actor == .merchant)
        order.advance(to: "2026-11-27 09:00")
        #expect(order.notices == [.workflowStarted, .held, .resumed])
    }

    /// Order that was started at noon of 23 November 2026.
    private func started(_ workflow: Int = 1, _ type: CustomerType = .consumer) throws -> OrderFixture {
        var order = OrderFixture(workflow: workflow, type)
        try order.handle(.start, at: "2026-11-23 12:00")
        return order
    }
}
