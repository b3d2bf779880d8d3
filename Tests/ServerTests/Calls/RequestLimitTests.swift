@testable import ServerTestSupport
import Storage
import Synchronization
import Testing

@Suite("Request limits")
struct RequestLimitTests {
    /// Every call but status and info, which have a code of their own.
    private static let calls: [V1TestMessage] = [
        .check(), .order(), .start("10001"), .credit("10001", "1"), .payment("10001", "1"), .hold("10001"),
        .resume("10001"), .message("10001", "Hello"),
    ]

    @Test(
        "Beyond the limit every call is refused with 429 and code 111 in its own form", arguments: calls,
        WireAPI.allCases)
    func refusals(message: V1TestMessage, api: WireAPI) async throws {
        try await TestServer.run { sandbox in
            try await sandbox.limit(perSecond: 1, burst: 1)
            _ = try await sandbox.answer(.status("10001"))
            let reply = try await sandbox.answer(message, through: api)
            #expect(reply.status == 429)
            #expect(reply.header("Retry-After") == "1")
            #expect(reply.verdict == "111")
            #expect(reply.sentence == "Request limit exceeded")
            if api == .v1 {
                #expect(reply.text == Recorded.error("111", "Request limit exceeded"))
            } else {
                #expect(reply.json?["result"]?.text == "ERROR")
            }
        }
    }

    @Test("A file call above the limit gets 429 too")
    func file() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.limit(perSecond: 1, burst: 1)
            _ = try await sandbox.answer(.status("10001"))
            let reply = try await sandbox.answer(.file("10001"))
            #expect(reply.status == 429)
            #expect(reply.code == "111")
        }
    }

    @Test("Status and info answer 111 with HTTP 200", arguments: WireAPI.allCases)
    func status(api: WireAPI) async throws {
        try await TestServer.run { sandbox in
            try await sandbox.limit(perSecond: 1, burst: 1)
            _ = try await sandbox.answer(.status("10001"))
            let reply = try await sandbox.answer(.status("10001"), through: api)
            #expect(reply.status == 200)
            #expect(reply.verdict == "111")
        }
    }

    @Test("As many requests as the limit allows, then one for each period that passes")
    func refill() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.limit(perSecond: 2, burst: 3)
            var codes: [String?] = []
            for _ in 0..<4 { codes.append(try await sandbox.answer(.status("10001")).code) }
            sandbox.clock.advance(hours: 0, milliseconds: 500)
            for _ in 0..<2 { codes.append(try await sandbox.answer(json: .info("10001")).verdict) }
            sandbox.clock.advance(hours: 1)
            for _ in 0..<4 { codes.append(try await sandbox.answer(.status("10001")).code) }
            #expect(codes == ["200", "200", "200", "111", "200", "111", "200", "200", "200", "111"])
        }
    }

    @Test("A refused request changes nothing")
    func nothingDone() async throws {
        try await TestServer.audited { sandbox in
            try await sandbox.place()
            try await sandbox.limit(perSecond: 1, burst: 1)
            sandbox.clock.advance(hours: 1)
            _ = try await sandbox.answer(.status("10001"))
            #expect(try await sandbox.answer(json: .start("10001"), key: "key-1").status == 429)
            #expect(try await sandbox.events() == ["placed"])
            sandbox.clock.advance(hours: 1)
            let later = try await sandbox.answer(json: .start("10001"), key: "key-1")
            #expect(later.verdict == "500")
            #expect(later.header("Idempotent-Replayed") == nil)
        }
    }

    @Test("The JSON API reports the remaining requests")
    func headers() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.limit(perSecond: 1, burst: 3)
            for remaining in [2, 1, 0, 0] {
                let reply = try await sandbox.answer(json: .info("10001"))
                #expect(reply.header("X-RateLimit-Limit") == "3")
                #expect(reply.header("X-RateLimit-Remaining") == "\(remaining)")
                #expect(reply.header("X-RateLimit-Reset") == "\(3 - remaining)")
            }
            let theirs = try await sandbox.answer(json: V2TestMessage.info("10001").from(.apitest))
            #expect(theirs.header("X-RateLimit-Limit") == nil)
        }
    }

    @Test("Another merchant, and who only knows a merchant's name, have nothing to do with its limit")
    func others() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.limit(perSecond: 1, burst: 1)
            for _ in 0..<3 {
                let stranger = try await sandbox.answer(V1TestMessage.status("10001").with(["CLIENTID": "x"]))
                #expect(stranger.code == "102")
                #expect(try await sandbox.answer(V1TestMessage.status("10001").from(.apitest)).code == "200")
            }
            #expect(try await sandbox.answer(.status("10001")).code == "200")
            #expect(try await sandbox.answer(.status("10001")).code == "111")
        }
    }

    @Test("As long as the store does not answer, the limit that was read last counts")
    func silentStore() async throws {
        let isAway = Atomic(false)
        let before: @Sendable (Duration) throws -> Void = { _ in
            if isAway.load(ordering: .relaxed) { throw StorageUnavailable.timedOut }
        }
        try await TestServer.run(through: { InterceptedDatabase(store: $0, before: before) }) { sandbox in
            try await sandbox.limit(perSecond: 1, burst: 1)
            #expect(try await sandbox.answer(.status("10001")).code == "200")
            // Longer than a limit is taken to be what it was.
            sandbox.clock.advance(hours: 1)
            isAway.store(true, ordering: .relaxed)
            #expect(try await sandbox.answer(.status("10001")).code == "603")
            #expect(try await sandbox.answer(.status("10001")).code == "111")
        }
    }

    @Test("Without a limit nothing is refused")
    func unlimited() async throws {
        try await TestServer.run { sandbox in
            for _ in 0..<300 {
                let reply = try await sandbox.answer(.status("10001"))
                #expect(reply.code == "200")
            }
        }
    }
}
