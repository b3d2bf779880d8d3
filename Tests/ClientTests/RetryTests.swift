import Testing

@testable import BillinkClient

@Suite("Retries")
struct RetryTests {
    private static let added = ScriptedServer.ScriptedResponse.ok(
        #"{"result":"MSG","code":"200","description":"Message added"}"#)
    private static let underWay = ScriptedServer.ScriptedResponse.reply(
        409,
        """
        {"result":"ERROR","error":{"code":"603","description":"x","message":"A request with this \
        Idempotency-Key is still being worked on: try again."}}
        """)

    @Test(
        "A failed request is retried with the same bytes and key",
        arguments: [.dropConnection, .reply(503, ""), .reply(429, ""), underWay] as [ScriptedServer.ScriptedResponse])
    func again(answer: ScriptedServer.ScriptedResponse) async throws {
        try await ScriptedServer.run(answer, answer, Self.added) { server in
            let test = TestClient(server)
            _ = try await test.client().message("Hello", about: "A-1")
            #expect(server.messages.map(\.key) == ["key-1", "key-1", "key-1"])
            #expect(Set(server.bodies).count == 1)
            #expect(test.pauses == [.milliseconds(250), .milliseconds(500)])
        }
    }

    @Test("The caller's own key is the one it is sent under")
    func ownKey() async throws {
        try await ScriptedServer.run(.dropConnection, Self.added) { server in
            _ = try await TestClient(server).client().message("Hello", about: "A-1", idempotencyKey: "mine")
            #expect(server.messages.map(\.key) == ["mine", "mine"])
        }
    }

    @Test("Each call has a key of its own")
    func keys() async throws {
        try await ScriptedServer.run(Self.added) { server in
            let client = TestClient(server).client()
            for _ in 0..<2 { _ = try await client.message("Hello", about: "A-1") }
            #expect(server.messages.map(\.key) == ["key-1", "key-2"])
        }
    }

    @Test("After the last attempt the error has the key under which it can be sent again")
    func givingUp() async throws {
        try await ScriptedServer.run(.dropConnection) { server in
            let test = TestClient(server)
            let error = await failure { _ = try await test.client().message("Hello", about: "A-1") }
            #expect(error?.code == .transport)
            #expect(error?.attempts == 4)
            #expect(error?.idempotencyKey == "key-1")
            #expect(server.messages.count == 4)
            #expect(test.pauses == [.milliseconds(250), .milliseconds(500), .seconds(1)])
            #expect(error?.description.contains("4 attempts") == true)
        }
    }

    @Test("A short Retry-After is waited for, and a long one reported")
    func retryAfter() async throws {
        let busy = ScriptedServer.ScriptedResponse.reply(429, "", headers: ["Retry-After": "7"])
        try await ScriptedServer.run(busy, Self.added) { server in
            let test = TestClient(server)
            _ = try await test.client().message("Hello", about: "A-1")
            #expect(test.pauses == [.milliseconds(7_250)])
        }
        try await ScriptedServer.run(.reply(429, "", headers: ["Retry-After": "11"]), Self.added) { server in
            let test = TestClient(server)
            let error = await failure { _ = try await test.client().message("Hello", about: "A-1") }
            #expect(error?.code == .tooManyRequests)
            #expect(error?.retryAfter == .seconds(11))
            #expect(server.messages.count == 1)
            #expect(test.pauses == [])
        }
    }

    @Test(
        "A refusal is not retried",
        arguments: [
            (200, #"{"result":"ERROR","error":{"code":"704","description":"x"}}"#),
            (200, #"{"result":"ERROR","error":{"code":"603","description":"x"}}"#),
            (409, #"{"status":"error","message":"This Idempotency-Key was used for another request: use a new one."}"#),
            (500, ""), (404, ""), (200, "{}"),
        ])
    func decided(status: Int, body: String) async throws {
        try await ScriptedServer.run(.reply(status, body)) { server in
            let error = await failure { _ = try await TestClient(server).client().message("Hello", about: "A-1") }
            #expect(error?.attempts == 1)
            #expect(server.messages.count == 1)
        }
    }

    @Test("Without retries there is one attempt, without a generated key")
    func never() async throws {
        try await ScriptedServer.run(.reply(503, "")) { server in
            let test = TestClient(server, retryPolicy: .never)
            let error = await failure { _ = try await test.client().message("Hello", about: "A-1") }
            #expect(error?.idempotencyKey == nil)
            #expect(server.messages.map(\.key) == [nil])
        }
    }

    @Test("A call that is not idempotent is retried only if it certainly was not executed")
    func harmful() async throws {
        let calls: [@Sendable (BillinkClient) async throws -> Void] = [
            { _ = try await $0.sandbox.advance(days: 1) }, { _ = try await $0.sandbox.pay("1", forInvoice: "1TST1") },
        ]
        for call in calls {
            for (answer, attempts) in [
                (ScriptedServer.ScriptedResponse.dropConnection, 1), (.reply(503, ""), 1), (.reply(429, ""), 4),
            ] {
                try await ScriptedServer.run(answer) { server in
                    let client = TestClient(server).client()
                    let error = await failure { try await call(client) }
                    #expect(error?.attempts == attempts)
                    #expect(server.messages.map(\.key) == Array(repeating: nil, count: attempts))
                }
            }
        }
    }

    @Test("A call about webhooks is sent again under one key, that of the caller where there is one")
    func webhooks() async throws {
        let calls: [@Sendable (BillinkClient, String?) async throws -> Void] = [
            { _ = try await $0.webhooks.generateSecret(idempotencyKey: $1) },
            { try await $0.webhooks.set(.orders, to: "https://shop.example.com", idempotencyKey: $1) },
            { try await $0.webhooks.disable(.sessions, idempotencyKey: $1) },
        ]
        let done = ScriptedServer.ScriptedResponse.ok(#"{"status":"success","message":"x","secret":"c2VjcmV0"}"#)
        for call in calls {
            for (key, sent) in [(nil, "key-1"), ("mine", "mine")] as [(String?, String)] {
                try await ScriptedServer.run(.dropConnection, done) { server in
                    try await call(TestClient(server).client(), key)
                    #expect(server.messages.map(\.key) == [sent, sent])
                }
            }
        }
    }

    @Test("A question, and what comes to the same done twice, is sent again without a key")
    func harmless() async throws {
        let calls: [@Sendable (BillinkClient) async throws -> Void] = [
            { _ = try await $0.info("A-1") }, { _ = try await $0.sessions.status(of: "s") },
            { _ = try await $0.webshopSettings() }, { _ = try await $0.sandbox.clock() },
            { _ = try await $0.partner.info("lamp") }, { _ = try await $0.partner.list() },
        ]
        for call in calls {
            try await ScriptedServer.run(.dropConnection) { server in
                let client = TestClient(server).client()
                let error = await failure { try await call(client) }
                #expect(error?.attempts == 4)
                #expect(server.messages.map(\.key) == [nil, nil, nil, nil])
            }
        }
    }

    @Test("Info reports the rate limit with code 111 instead of 429, and is retried")
    func infoOverLimit() async throws {
        try await ScriptedServer.run(
            .ok(#"{"result":"ERROR","error":{"code":"111","description":"Request limit exceeded"}}"#),
            .ok(#"{"result":"MSG","code":"200","invoices":[{"number":"1","status":1,"description":"Paid"}]}"#)
        ) { server in
            let order = try await TestClient(server).client().info("1")
            #expect(order.status == .paid)
            #expect(server.messages.count == 2)
        }
    }

    @Test("Pauses double, are a random part, and end at the longest")
    func pauses() {
        let policy = RetryPolicy(maximumAttempts: 100, firstDelay: .milliseconds(100), maximumDelay: .seconds(1))
        #expect(policy.pause(after: 1, retryAfter: nil, random: 1) == .milliseconds(100))
        #expect(policy.pause(after: 1, retryAfter: nil, random: 0.5) == .milliseconds(50))
        #expect(policy.pause(after: 4, retryAfter: nil, random: 1) == .milliseconds(800))
        #expect(policy.pause(after: 99, retryAfter: nil, random: 1) == .seconds(1))
        #expect(policy.pause(after: 1, retryAfter: .seconds(1), random: 1) == .seconds(1))
        #expect(policy.pause(after: 1, retryAfter: .seconds(2), random: 0) == nil)
        #expect(policy.pause(after: 100, retryAfter: nil, random: 0) == nil)
        #expect(RetryPolicy(maximumAttempts: 0).pause(after: 1, retryAfter: nil, random: 0) == nil)
    }
}
