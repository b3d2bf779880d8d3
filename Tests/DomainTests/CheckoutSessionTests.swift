import TestSupport
import Testing

@testable import Domain

@Suite("The life of a checkout session")
struct CheckoutSessionTests {
    private let start = utc("2026-11-23T12:00:00Z")

    @Test("A session starts active, for an hour, and its merchant is notified")
    func beginning() {
        let (session, effects) = CheckoutSession.start(at: start)
        #expect(session.status == .active)
        #expect(session.expiresAt == start.adding(hours: 1))
        #expect(session.attemptsLeft == 3)
        #expect(effects == [.notify(.active, at: start)])
    }

    @Test(
        "Each command ends a session in its own way",
        arguments: [
            (CheckoutSession.Command.complete(orderID: Identifier(7)), CheckoutSession.Status.orderCreated),
            (.cancel, .cancelled), (.supersede, .cancelled), (.fail, .failed),
        ])
    func ends(command: CheckoutSession.Command, status: CheckoutSession.Status) {
        var session = CheckoutSession.start(at: start).session
        let moment = later(1)
        #expect(session.handle(command, at: moment) == [.notify(status, at: moment)])
        #expect(session.status == status)
        #expect(session.orderID == (status == .orderCreated ? Identifier(7) : nil))
    }

    @Test("The third refusal is the end")
    func refusals() {
        var session = CheckoutSession.start(at: start).session
        #expect(session.handle(.refuse, at: later(1)).isEmpty)
        #expect(session.handle(.refuse, at: later(2)).isEmpty)
        #expect(session.status == .active)
        #expect(session.attemptsLeft == 1)
        #expect(session.handle(.refuse, at: later(3)) == [.notify(.failed, at: later(3))])
        #expect(session.status == .failed)
        #expect(session.attemptsLeft == 0)
    }

    @Test("A session is active until a millisecond before its hour is over, and expires at that hour")
    func expiry() {
        var session = CheckoutSession.start(at: start).session
        #expect(session.expire(at: later(3_599_999)).isEmpty)
        #expect(session.status == .active)
        #expect(session.expire(at: later(9_000_000)) == [.notify(.expired, at: start.adding(hours: 1))])
        #expect(session.status == .expired)
    }

    @Test("In any history a session ends at most once, as reported, and never changes afterwards", arguments: 0..<40)
    func histories(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<100 {
            var (session, effects) = CheckoutSession.start(at: start)
            var moment = start
            for _ in 0..<12 {
                moment = Instant(milliseconds: moment.milliseconds + Int64.random(in: 0..<900_000, using: &random))
                let before = session
                let told =
                    Bool.random(using: &random)
                    ? session.expire(at: moment) : session.handle(Self.command(&random), at: moment)
                if before.status != .active {
                    #expect(session == before)
                    #expect(told.isEmpty)
                }
                effects += told
            }
            _ = session.expire(at: moment)
            Self.expectSound(session, effects, at: moment)
        }
    }

    private static func expectSound(_ session: CheckoutSession, _ effects: [CheckoutSession.Effect], at now: Instant) {
        let told = effects.map { effect in
            switch effect {
            case .notify(let status, let moment): (status: status, moment: moment)
            }
        }
        #expect(told.first?.status == .active)
        #expect(told.count <= 2)
        #expect(told.last?.status == session.status)
        #expect(session.status == .active ? now < session.expiresAt : told.count == 2)
        #expect((session.orderID != nil) == (session.status == .orderCreated))
        #expect(session.refusalCount <= CheckoutSession.maxRefusals)
        // Nothing but the expiry itself happens at the expiry or behind it.
        for (status, moment) in told {
            #expect(status == .expired ? moment == session.expiresAt : moment < session.expiresAt)
        }
    }

    private static func command(_ random: inout SplitMix64) -> CheckoutSession.Command {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: .complete(orderID: Identifier(1))
        case 1: .cancel
        case 2: .supersede
        case 3: .fail
        default: .refuse
        }
    }

    private func later(_ milliseconds: Int64) -> Instant {
        Instant(milliseconds: start.milliseconds + milliseconds)
    }
}
