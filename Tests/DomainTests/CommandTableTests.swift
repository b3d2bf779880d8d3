import Testing

@testable import Domain

/// Every command on an order in every state: taken, or refused for a reason.
@Suite("Commands in every state")
struct CommandTableTests {
    /// State of an order of 100.00 on workflow 1 on 15 March 2026.
    enum State: String, CaseIterable {
        case placed, paidEarly, creditedEarly
        case startDelay, invoiced, reminded, remindedTwice, noticed, collection
        case held, paid, credited, paidInCollection

        /// Days before.
        private var start: Int? {
            switch self {
            case .placed, .paidEarly, .creditedEarly: nil
            case .startDelay: 1
            case .invoiced, .held, .paid, .credited: 5
            case .reminded: 20
            case .remindedTwice: 27
            case .noticed: 34
            case .collection, .paidInCollection: 60
            }
        }

        private var commands: [OrderLifecycle.Command] {
            switch self {
            case .paidEarly, .paid: [.pay("100")]
            case .paidInCollection: [.pay("140")]
            case .creditedEarly, .credited: [.credit("100")]
            case .held: [.hold(days: 10)]
            default: []
            }
        }

        func order() throws -> OrderFixture {
            var order = OrderFixture()
            let day = day("2026-03-15")
            if let start {
                let nine = OrderFixture.dutchTime.stepTime(on: day.adding(days: -start))
                try order.handle(.start, at: nine.adding(hours: 3))
            }
            let dayBefore = OrderFixture.dutchTime.stepTime(on: day.adding(days: -1))
            for command in commands { try order.handle(command, at: dayBefore.adding(hours: 4)) }
            order.advance(to: instant("2026-03-15 10:00"))
            return order
        }

        var isStarted: Bool { start != nil }
        var isCredited: Bool { self == .credited || self == .creditedEarly }
        var isOpen: Bool { !isCredited && ![.paid, .paidEarly, .paidInCollection].contains(self) }
    }

    @Test("The states are what they are called", arguments: State.allCases)
    func states(state: State) throws {
        let order = try state.order()
        let steps: [State: String] = [
            .startDelay: "Start delay", .invoiced: "Invoice", .reminded: "Reminder", .remindedTwice: "Second reminder",
            .noticed: "Statutory notice", .collection: "Collection", .held: "Invoice", .paid: "Invoice",
            .credited: "Invoice", .paidInCollection: "Collection",
        ]
        #expect(order.stepName == steps[state])
        #expect(order.lifecycle.isOpen == state.isOpen)
        #expect((order.lifecycle.hold != nil) == (state == .held))
        #expect(order.lifecycle.isInCollection(order.terms) == (state == .collection))
        #expect(order.books.findings(in: OrderFixture.dutchTime) == [])
    }

    @Test("Start: once, and not after everything was credited", arguments: State.allCases)
    func start(state: State) throws {
        let reason: Refusal.Reason? =
            state.isStarted ? .alreadyStarted : state == .creditedEarly ? .creditedBeforeStart : nil
        try expect(.start, on: state, isRefusedFor: reason)
    }

    @Test("Credit: up to what is left of the total, and not with the collector (707, 708)", arguments: State.allCases)
    func credit(state: State) throws {
        let (full, collector) = (Refusal.Reason.fullyCredited, Refusal.Reason.creditNotPossible)
        let reason: Refusal.Reason? = state.isCredited ? full : state == .collection ? collector : nil
        for amount in ["0.01", "10", "100"] { try expect(.credit(amount), on: state, isRefusedFor: reason) }
        for amount in ["0", "-1", "100.01", "9999999999"] {
            try expect(.credit(amount), on: state, isRefusedFor: state.isCredited ? full : .creditNotPossible)
        }
        for costs in ["10.01", "-0.01"] {
            try expect(
                .credit("10", returnCosts: costs), on: state,
                isRefusedFor: state.isCredited ? full : .creditNotPossible)
        }
        try expect(.credit("10", returnCosts: "10"), on: state, isRefusedFor: reason)
    }

    @Test("Credits together are no more than the total")
    func credits() throws {
        for state in [State.placed, .invoiced, .paid] {
            var order = try state.order()
            try order.handle(.credit("60"), at: "2026-03-15 12:00")
            let before = order.lifecycle
            #expect(throws: Refusal(.creditNotPossible)) {
                try order.handle(.credit("40.01"), at: "2026-03-15 12:00")
            }
            #expect(order.lifecycle == before)
            try order.handle(.credit("40"), at: "2026-03-15 12:00")
            #expect(order.lifecycle.stage == .credited)
            #expect(throws: Refusal(.fullyCredited)) { try order.handle(.credit("0.01"), at: "2026-03-15 12:00") }
        }
    }

    @Test("A payment the merchant had: while something is due, and not with the collector", arguments: State.allCases)
    func register(state: State) throws {
        let reason: Refusal.Reason? = !state.isOpen ? .alreadyPaid : state == .collection ? .notAllowedInState : nil
        for amount in ["0.01", "100", "500"] { try expect(.register(amount), on: state, isRefusedFor: reason) }
    }

    @Test("A customer's payment is accepted in every state of the order", arguments: State.allCases)
    func pay(state: State) throws {
        for amount in ["0.01", "100", "500"] { try expect(.pay(amount), on: state, isRefusedFor: nil) }
    }

    @Test(
        "Hold: while the workflow runs (701), 14 days at most where it is guaranteed (403)", arguments: State.allCases)
    func hold(state: State) throws {
        let runs = state.isStarted && state.isOpen && state != .collection
        for days in [1, 13] { try expect(.hold(days: days), on: state, isRefusedFor: runs ? nil : .cannotHold) }
        // The one that is on hold has been so for a day.
        try expect(
            .hold(days: 14), on: state, isRefusedFor: !runs ? .cannotHold : state == .held ? .holdTooLong : nil)
        for days in [15, 365, 999_999_999] {
            try expect(.hold(days: days), on: state, isRefusedFor: runs ? .holdTooLong : .cannotHold)
        }
        for days in [0, -1] { try expect(.hold(days: days), on: state, isRefusedFor: .cannotHold) }
    }

    @Test("Resume: always good, and it does something on hold only", arguments: State.allCases)
    func resume(state: State) throws {
        let before = try state.order()
        var order = before
        try order.handle(.resume, at: "2026-03-15 12:00")
        #expect((order.lifecycle != before.lifecycle) == (state == .held))
        #expect(order.events.count == before.events.count + (state == .held ? 1 : 0))
        #expect(order.lifecycle.hold == nil)
    }

    private func expect(
        _ command: OrderLifecycle.Command, on state: State, isRefusedFor reason: Refusal.Reason?,
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        let before = try state.order()
        var order = before
        var refusal: Refusal?
        do {
            try order.handle(command, at: instant("2026-03-15 12:00"))
        } catch let error as Refusal {
            refusal = error
        }
        #expect(refusal?.reason == reason, "\(command) on \(state)", sourceLocation: location)
        #expect((order.lifecycle == before.lifecycle) == (reason != nil), "\(command)", sourceLocation: location)
        let events = order.events.count - before.events.count
        #expect((events == 0) == (reason != nil), "\(command) on \(state)", sourceLocation: location)
        #expect(order.books.findings(in: OrderFixture.dutchTime) == [], sourceLocation: location)
        // Also without a use case that throws its copy away.
        var bare = before.lifecycle
        _ = try? bare.handle(command, at: instant("2026-03-15 12:00"), in: before.terms)
        #expect((bare == before.lifecycle) == (reason != nil), "\(command) on \(state)", sourceLocation: location)
    }
}
