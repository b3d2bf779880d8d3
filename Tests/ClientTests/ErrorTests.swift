import AsyncHTTPClient
import TestSupport
import Testing

@testable import BillinkClient

@Suite("Errors")
struct ErrorTests {
    private func failureOfMessage(_ answer: ScriptedServer.ScriptedResponse) async throws -> BillinkError {
        var error: BillinkError?
        try await ScriptedServer.run(answer) { server in
            error = await failure { _ = try await BillinkClient.once(server).message("Hello", about: "A-1") }
        }
        return try #require(error)
    }

    private static func refusal(_ code: String, _ text: String, _ message: String? = nil) -> String {
        """
        {"result":"ERROR","error":{"code":"\(code)","description":"\(text)","message":"\(message ?? text)"}}
        """
    }

    @Test("A no has the API's code and sentence, and the request's id")
    func refused() async throws {
        let error = try await failureOfMessage(
            .reply(200, Self.refusal("704", "Unknown invoice number: A-1"), headers: ["X-Request-Id": "r-1"]))
        #expect(error.code == .refused)
        #expect(error.apiCode == "704")
        #expect(error.message == "Unknown invoice number: A-1")
        #expect(error.requestID == "r-1")
        #expect(error.httpStatus == 200)
        #expect(error.attempts == 1)
        #expect(error.description == "refused 704: Unknown invoice number: A-1 (HTTP 200, request r-1)")
    }

    private static let underWay = "A request with this Idempotency-Key is still being worked on: try again."
    private static let usedBefore = "This Idempotency-Key was used for another request: use a new one."

    @Test(
        "Each kind of error response is recognised",
        arguments: [
            (429, refusal("111", "Request limit exceeded"), BillinkError.Code.tooManyRequests, "111"),
            (429, #"{"status":"error","message":"Request limit exceeded"}"#, .tooManyRequests, nil),
            (429, "<html>", .tooManyRequests, nil),
            (200, refusal("111", "Request limit exceeded"), .tooManyRequests, "111"),
            (409, refusal("603", "x", underWay), .idempotencyConflict, "603"),
            (200, refusal("603", "x", usedBefore), .idempotencyConflict, "603"),
            (409, #"{"status":"error","message":"\#(usedBefore)"}"#, .idempotencyConflict, nil),
            (503, refusal("603", "x"), .unavailable, "603"), (503, "", .unavailable, nil),
            (200, refusal("603", "Redirect Billink API error"), .serverFailure, "603"),
            (500, #"{"status":"error","message":"Something broke here."}"#, .serverFailure, nil),
            (502, "Bad gateway", .serverFailure, nil),
            (403, #"{"status":"error","message":"Unknown client username or client id"}"#, .refused, nil),
            (404, #"{"status":"error","message":"Not Found"}"#, .refused, nil),
            (200, #"{"status":"error","message":"No."}"#, .refused, nil),
            (200, #"{"error_backend":{"http_status_code":400,"http_body":"{}"}}"#, .refused, nil),
            (404, "<html>", .unreadableReply, nil), (301, "", .unreadableReply, nil), (200, "", .unreadableReply, nil),
            (200, "null", .unreadableReply, nil), (200, "[]", .unreadableReply, nil),
            (200, "{}", .unreadableReply, nil),
            (200, #"{"result":"MSG","code":{},"description":"x"}"#, .unreadableReply, nil),
            (200, #"{"result":"MSG","#, .unreadableReply, nil),
        ] as [(Int, String, BillinkError.Code, String?)])
    func kinds(status: Int, body: String, code: BillinkError.Code, apiCode: String?) async throws {
        let error = try await failureOfMessage(.reply(status, body))
        #expect(error.code == code, "\(error)")
        #expect(error.apiCode == apiCode)
        #expect(error.httpStatus == status)
        #expect(!error.message.isEmpty)
    }

    @Test(
        "Only a number of seconds is read from Retry-After",
        arguments: [
            ("7", Duration.seconds(7)), ("0", .zero), ("-1", nil), ("soon", nil), ("99999999999999999999", nil),
        ])
    func retryAfter(text: String, expected: Duration?) async throws {
        let error = try await failureOfMessage(.reply(429, "", headers: ["Retry-After": text]))
        #expect(error.retryAfter == expected)
    }

    @Test("A host that is not there is a failure of transport, with what happened below")
    func unreachable() async throws {
        var port = 0
        try await ScriptedServer.run(.ok("{}")) { port = $0.port }
        let test = TestClient(host: .sandbox("http://127.0.0.1:\(port)"))
        let error = await failure { _ = try await test.client().sandbox.advance(days: 1) }
        #expect(error?.code == .transport)
        #expect(error?.underlyingError != nil)
        #expect(error?.httpStatus == nil)
        // Nothing was sent, so that even this call is tried again.
        #expect(error?.attempts == 4)
    }

    @Test("A refused connection ends the attempt, and only the retry policy decides on the next one")
    func refusedConnection() async throws {
        var port = 0
        try await ScriptedServer.run(.ok("{}")) { port = $0.port }
        let client = BillinkClient(
            host: .sandbox("http://127.0.0.1:\(port)"), credentials: Credentials(username: "u", clientID: "c"),
            timeout: .seconds(20), retryPolicy: RetryPolicy(maximumAttempts: 3, firstDelay: .milliseconds(1)))
        let error = await failure { _ = try await client.message("Hello", about: "A-1") }
        #expect(error?.code == .transport)
        // A client that retries beneath the policy spends the whole time on the first attempt.
        #expect(error?.attempts == 3)
        #expect(error?.message.hasPrefix("The host could not be reached") == true)
    }

    @Test("An answer that takes too long is a failure of transport")
    func timeout() async throws {
        let answer = Gate()
        try await ScriptedServer.run({ _, _ in
            await answer.opened()
            return .ok("{}")
        }) { server in
            defer { answer.open() }
            let client = BillinkClient(
                host: .sandbox("http://127.0.0.1:\(server.port)"),
                credentials: Credentials(username: "u", clientID: "c"), timeout: .milliseconds(200))
            let error = await failure { _ = try await client.message("Hello", about: "A-1") }
            #expect(!answer.isOpen)
            #expect(error?.code == .transport)
            #expect(error?.attempts == 1)
        }
    }

    @Test("An endless response is neither read to its end nor retried")
    func longAnswer() async throws {
        try await ScriptedServer.run(.ok(String(repeating: " ", count: 5 << 20))) { server in
            let error = await failure { _ = try await TestClient(server).client().message("Hello", about: "A-1") }
            #expect(error?.code == .unreadableReply)
            #expect(server.messages.count == 1)
        }
    }

    @Test("No pause begins that would outlast the time for the call")
    func noTimeLeft() async throws {
        try await ScriptedServer.run(.reply(429, "", headers: ["Retry-After": "9"])) { server in
            let client = BillinkClient(
                host: .sandbox("http://127.0.0.1:\(server.port)"),
                credentials: Credentials(username: "u", clientID: "c"), timeout: .seconds(5))
            let error = await failure { _ = try await client.message("Hello", about: "A-1") }
            #expect(error?.code == .tooManyRequests)
            #expect(error?.attempts == 1)
        }
    }

    @Test("A cancelled task ends with a cancellation error")
    func cancellation() async throws {
        let answer = Gate()
        try await ScriptedServer.run({ _, _ in
            await answer.opened()
            return .ok("{}")
        }) { server in
            defer { answer.open() }
            let client = TestClient(server).client()
            let task = Task { await failure { _ = try await client.message("Hello", about: "A-1") } }
            try await waitUntil("a message") { !server.messages.isEmpty }
            task.cancel()
            let error = await task.value
            #expect(!answer.isOpen)
            #expect(error?.code == .cancelled)
            #expect(error?.idempotencyKey == "key-1")
        }
    }

    @Test("A task that is cancelled while it waits to try again ends at once")
    func cancelledPause() async throws {
        try await ScriptedServer.run(.reply(503, "")) { server in
            let client = BillinkClient(
                host: .sandbox("http://127.0.0.1:\(server.port)"),
                credentials: Credentials(username: "u", clientID: "c"), timeout: .seconds(600),
                retryPolicy: RetryPolicy(firstDelay: .seconds(60), maximumDelay: .seconds(60)))
            let task = Task { await failure { _ = try await client.message("Hello", about: "A-1") } }
            try await waitUntil("a message") { !server.messages.isEmpty }
            task.cancel()
            let error = await task.value
            #expect(error?.code == .cancelled)
            #expect(error?.idempotencyKey != nil)
        }
    }

    @Test(
        "An address to which nothing can be sent is refused before anything is",
        arguments: [
            APIHost.sandbox(""), .sandbox("pay.example.com"), .sandbox("ftp://pay.example.com"),
            .sandbox("https://user@pay.example.com"), .sandbox("https://pay.example.com?x=1"), .sandbox("http://"),
            .production("http://pay.example.com"), .production("HTTP://pay.example.com"),
        ])
    func addresses(host: APIHost) async {
        let error = await failure { _ = try await TestClient(host: host).client().info("A-1") }
        #expect(error?.code == .invalidRequest)
    }

    @Test("A production host has no sandbox calls")
    func production() async {
        let client = TestClient(host: .production("https://pay.example.com")).client()
        let error = await failure { _ = try await client.sandbox.advance(days: 1) }
        #expect(error?.code == .invalidRequest)
    }

    @Test("An invalid idempotency key is refused before anything is sent", arguments: ["", "a b", "é", "a\r\nb"])
    func keys(key: String) async throws {
        try await ScriptedServer.run(.ok("{}")) { server in
            let error = await failure {
                _ = try await BillinkClient.once(server).message("Hello", about: "A-1", idempotencyKey: key)
            }
            #expect(error?.code == .invalidRequest)
            #expect(server.messages.isEmpty)
        }
    }
}
