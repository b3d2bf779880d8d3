import Domain
@testable import ServerTestSupport
import Storage
import Testing
import UseCases

/// OWASP API4:2023, unrestricted resource consumption.
@Suite("API4: what one caller can use up")
struct ResourceTests {
    @Test(
        "A body over 256 KiB is not read into memory, and refused by every call",
        arguments: [
            "/v1/client/check", "/v2/client/check", "/v2/session/create", "/v2/client/webhook/set", "/sandbox/payments",
        ])
    func bodies(path: String) async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(
                WireRequest(path, body: Array(repeating: UInt8(ascii: " "), count: 256 * 1024 + 1)))
            #expect(reply.text.contains("601") || reply.status == 400, "\(reply.text)")
        }
    }

    @Test("More items than a call takes are refused before any is looked at")
    func items() async throws {
        try await TestServer.run { sandbox async throws in
            let numbers = (1...101).map { "\($0)" }
            #expect(try await sandbox.answer(V1TestMessage.status(of: numbers)).code == "110")
            #expect(try await sandbox.answer(V1TestMessage.start(of: Array(numbers.prefix(11)))).code == "708")
        }
    }

    @Test(
        "Nesting is bounded in both formats",
        arguments: [
            ("/v2/client/check", String(repeating: #"{"a":"#, count: 5_000)),
            ("/v2/client/check", String(repeating: "[", count: 100_000)),
            ("/v1/client/check", String(repeating: "<API>", count: 5_000)),
        ])
    func nesting(path: String, body: String) async throws {
        try await TestServer.run { sandbox async throws in
            #expect(try await sandbox.answer(WireRequest(path, body: body.utf8)).text.contains("601"))
        }
    }

    @Test("A document type, and the entities it would declare, are refused unread")
    func entities() async throws {
        try await TestServer.run { sandbox in
            let bomb = """
                <!DOCTYPE API [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">\
                <!ENTITY file SYSTEM "file:///etc/passwd">]><API><VERSION>&b;&file;</VERSION></API>
                """
            let reply = try await sandbox.answer(WireRequest("/v1/client/check", body: bomb.utf8))
            #expect(reply.code == "601")
            #expect(!reply.text.contains("root:"))
        }
    }

    @Test("A merchant's rate limit is enforced, with the time to wait")
    func limits() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.execute(
                "UPDATE merchants SET requests_per_second = 1, request_burst = 2 WHERE username = 'usertest'")
            for _ in 1...2 { #expect(try await sandbox.answer(json: .message("1", "x")).status == 200) }
            let refused = try await sandbox.answer(json: .message("1", "x"))
            #expect(refused.status == 429)
            #expect(refused.header("Retry-After") == "1")
            #expect(refused.verdict == "111")
        }
    }

    @Test("Merchants of a production platform have a limit from the beginning")
    func standard() async throws {
        try await TestServer.run(.production) { sandbox in
            _ = try await sandbox.addShops(1)
            let limit = try await sandbox.platform.database.read { transaction in
                try transaction.row("SELECT requests_per_second, request_burst FROM merchants", []) {
                    try [$0.integer(0), $0.integer(1)]
                }
            }
            #expect(limit == [50, 200])
        }
    }
}
