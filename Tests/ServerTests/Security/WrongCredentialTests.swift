@testable import ServerTestSupport
import Testing
import UseCases

/// OWASP API2:2023 and API4:2023: credentials that somebody tries one after the other.
@Suite("Wrong credentials from one address")
struct WrongCredentialTests {
    private static let guesser = TestAccount(username: "usertest", clientID: String(repeating: "0", count: 40))
    private static let nobody = TestAccount(username: "nobody", clientID: TestAccount.usertest.clientID)

    /// One request with credentials for each form of reply.
    private static let requests: [WireRequest] = [
        WireRequest(V1TestMessage.check().from(guesser)), WireRequest(V1TestMessage.status("1").from(nobody)),
        WireRequest(V2TestMessage.order().from(guesser)), WireRequest(V2TestMessage.info("1").from(nobody)),
        WireRequest(SessionMessage().from(guesser)), WireRequest(V2TestMessage.merchant("info").from(guesser)),
        WireRequest(V2TestMessage("client/webhook/set", ["url": "http://127.0.0.1/"]).from(guesser)),
    ]

    @Test("After fifty wrong credentials every call gets 429, until time passes", arguments: requests)
    func limit(request: WireRequest) async throws {
        try await TestServer.run { (sandbox: TestServer) async throws -> Void in
            let statuses = try await sandbox.connected { client in
                try (0..<50).map { _ in
                    try client.send(WireRequest(V1TestMessage.check().from(Self.guesser)))
                    return try client.receive().code
                }
            }
            #expect(Set(statuses) == ["102"])
            let refused = try await sandbox.answer(request)
            #expect(refused.status == 429)
            #expect(refused.header("Retry-After") == "1")
            #expect(refused.text.contains("Request limit exceeded"))
            if !request.path.contains("session"), !request.path.contains("merchant/info"),
                !request.path.contains("webhook")
            {
                #expect(refused.verdict == "111")
            }
            // Shops behind the same address go on.
            #expect(try await sandbox.answer(.check()).code == "500")
            #expect(try await sandbox.answer(json: .info("1")).status == 200)
            sandbox.clock.advance(hours: 0, milliseconds: 100)
            #expect(try await sandbox.answer(request).status != 429)
            #expect(try await sandbox.answer(request).status == 429)
        }
    }

    @Test("Right credentials take nothing from an address, however often they are sent")
    func right() async throws {
        try await TestServer.run { (sandbox: TestServer) async throws -> Void in
            for _ in 0..<60 { #expect(try await sandbox.answer(.status("1")).status == 200) }
            #expect(try await sandbox.answer(V1TestMessage.status("1").from(Self.guesser)).code == "102")
        }
    }

    @Test("Addresses are counted one by one, those of an IPv6 subscriber together")
    func addresses() throws {
        let limit = WrongCredentialLimit()
        func count(_ address: String?, _ moment: Duration = .zero) -> Bool {
            (try? limit.count(address, at: moment)) != nil
        }
        for number in 0..<50 { #expect(count("203.0.113.7") && count("2001:db8:1:2::\(number)")) }
        #expect(!count("203.0.113.7"))
        #expect(!count("::ffff:203.0.113.7"))
        #expect(!count("2001:db8:1:2:ffff::1"))
        #expect(count("203.0.113.8"))
        #expect(count("2001:db8:1:3::1"))
        #expect(count(nil) && count("nobody"))
        for _ in 0..<10 { #expect(count("203.0.113.7", .seconds(1))) }
        #expect(!count("203.0.113.7", .seconds(1)))
    }

    @Test("A bounded number of addresses is remembered, the latest of them for certain")
    func memory() throws {
        let limit = WrongCredentialLimit(maxPerGeneration: 100)
        for _ in 0..<50 { try limit.count("203.0.113.7", at: .zero) }
        for number in 0..<99 { try limit.count("198.51.100.\(number)", at: .zero) }
        #expect(throws: WrongCredentialLimit.Exceeded.self) { try limit.count("203.0.113.7", at: .zero) }
        for number in 0..<10_000 { try limit.count("10.0.\(number / 250).\(number % 250)", at: .zero) }
        #expect(limit.trackedCount <= 200)
        try limit.count("203.0.113.7", at: .zero)
    }
}
