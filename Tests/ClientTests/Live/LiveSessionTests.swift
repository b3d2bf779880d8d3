import Foundation
@testable import ServerTestSupport
import Testing

@testable import BillinkClient

@Suite("Sessions, live")
struct LiveSessionTests {
    @Test("A session is created, found by its id and its invoice number, completed, and its order exists")
    func completed() async throws {
        try await TestServer.audited { sandbox in
            let client = sandbox.client()
            let session = try await client.sessions.create(Example.session("S-1001"))
            #expect(session.invoice == "1TSTS-1001")
            #expect(session.sessionURL.absoluteString.hasPrefix("https://pay.example.com/"))
            #expect(session.expiresAt == InstantText.moment("2026-11-23T14:00:00+01:00"))
            #expect(try await client.sessions.status(of: session.sessionID) == .active)
            #expect(try await client.sessions.status(ofInvoice: session.invoice) == .active)
            try await sandbox.complete(sessionID: session.sessionID)
            #expect(try await client.sessions.status(of: session.sessionID) == .orderCreated)
            #expect(try await client.info("S-1001").amount == "121.00")
        }
    }

    @Test("A session ends after an hour, or when another one takes its place")
    func endings() async throws {
        try await TestServer.run { sandbox in
            let client = sandbox.client()
            let first = try await client.sessions.create(Example.session("S-1001"))
            let second = try await client.sessions.create(Example.session("S-1001"))
            #expect(try await client.sessions.status(of: first.sessionID) == .cancelled)
            #expect(try await client.sandbox.advance(hours: 1).expiredSessions == 1)
            #expect(try await client.sessions.status(of: second.sessionID) == .expired)
        }
    }

    @Test("All errors of a session are reported at once, by member")
    func problems() async throws {
        try await TestServer.run { sandbox in
            var request = Example.session("S 1001")
            request.totalAmount = "122"
            request.returnURLs.fail = "shop"
            let error = await failure { _ = try await sandbox.client().sessions.create(request) }
            #expect(error?.code == .refused)
            #expect(error?.httpStatus == 400)
            #expect(
                Set(error?.problems.map(\.field) ?? []) == [
                    "client.returnURL.failURL", "transaction.orderNumber", "transaction.totalAmount",
                ])
        }
    }

    @Test("A session that is not there, and a caller that is not known")
    func unknown() async throws {
        try await TestServer.run { sandbox in
            let session = await failure { _ = try await sandbox.client().sessions.status(of: "nothing") }
            #expect(session?.httpStatus == 404)
            let stranger = sandbox.client(TestAccount(username: "nobody", clientID: "x"))
            let caller = await failure { _ = try await stranger.webshopSettings() }
            #expect(caller?.httpStatus == 403)
            #expect(caller?.message == "Unknown client username or client id")
        }
    }

    @Test("A session whose answer is lost is opened once")
    func lostAnswer() async throws {
        try await TestServer.run { sandbox in
            try await FaultInjectingProxy.run(to: sandbox, losing: 1) { relay in
                let client = sandbox.client(port: relay.port, retryPolicy: RetryPolicy(firstDelay: .milliseconds(1)))
                let session = try await client.sessions.create(Example.session("S-1001"))
                #expect(try await client.sessions.status(of: session.sessionID) == .active)
                #expect(try await sandbox.count("sessions") == 1)
            }
        }
    }

    @Test("The sandbox's clock is moved to a moment, and not back")
    func clock() async throws {
        try await TestServer.run { sandbox in
            let client = sandbox.client()
            let start = try await client.sandbox.clock()
            #expect(start == InstantText.moment("2026-11-23T13:00:00+01:00"))
            let later = start.addingTimeInterval(90.5)
            #expect(try await client.sandbox.advance(to: later).now == later)
            let error = await failure { _ = try await client.sandbox.advance(to: start) }
            #expect(error?.httpStatus == 400)
            #expect(error?.message.contains("set back") == true)
        }
    }
}
