import Logging
import Reference
@testable import ServerTestSupport
import Storage
import Testing
import UseCases

@testable import Wire

/// OWASP API2:2023, broken authentication.
@Suite("API2: who is calling")
struct AuthenticationTests {
    private static let nobody = TestAccount(username: "nobody", clientID: String(repeating: "0", count: 40))
    private static let guesser = TestAccount(username: "usertest", clientID: String(repeating: "0", count: 40))

    @Test("A wrong client id and an unknown username get the same response from every call")
    func words() async throws {
        try await TestServer.run { sandbox in
            for message in [
                V1TestMessage.check(), .order(), .status("1"), .start("1"), .credit("1", "1"), .message("1", "x"),
            ] {
                let unknown = try await sandbox.answer(message.from(Self.nobody))
                let wrong = try await sandbox.answer(message.from(Self.guesser))
                #expect(unknown.elements("DESCRIPTION") == wrong.elements("DESCRIPTION"))
                #expect(unknown.elements("DESCRIPTION") == ["Unknown client username or client id"])
            }
        }
    }

    @Test("Every call in JSON that has credentials refuses wrong ones and tells nothing else", arguments: Self.calls)
    func everyCall(path: String) async throws {
        try await TestServer.run { sandbox in
            for account in [Self.nobody, Self.guesser] {
                let credentials = #""billinkUsername":"\#(account.username)","billinkID":"\#(account.clientID)""#
                let body =
                    path == "/v2/session/create"
                    ? #"{"client":{\#(credentials)}}"# : #"{\#(credentials),"sessionID":"x","username":"x"}"#
                let reply = try await sandbox.answer(WireRequest(path, body: body.utf8))
                let sentence = reply.json?["error.description"]?.text ?? reply.json?["message"]?.text
                #expect(
                    sentence == "Unknown client username or client id" || sentence == "Client not found",
                    "\(path): \(reply.text)")
                #expect(!reply.text.contains("usertest"))
            }
        }
    }

    private static let calls = Reference.calls.filter { call in
        call.format == .json && call.method == .post && call.chapter != .sandbox
    }.map(\.path)

    @Test("Credentials count in the body only: not in headers, the query or a cookie")
    func elsewhere() async throws {
        try await TestServer.run { sandbox async throws in
            let account = TestAccount.usertest
            let query = "billinkUsername=\(account.username)&billinkID=\(account.clientID)"
            var request = WireRequest("/v2/client/webshop-settings?\(query)", body: "{}".utf8)
            request.headers += [
                ("Authorization", "Basic dXNlcnRlc3Q6ZDM4YTM0Mzk1OTA4ODlkZjAyNjM2N2JmMDFkNjIxZTY4N2I4ZDI3OA=="),
                ("Cookie", "billinkUsername=\(account.username); billinkID=\(account.clientID)"),
            ]
            #expect(try await sandbox.answer(request).status == 400)
        }
    }

    @Test("Of client ids the store has hashes only, and the log neither them nor what was guessed")
    func secrets() async throws {
        try await TestServer.run(logLevel: .trace) { sandbox in
            _ = try await sandbox.answer(V1TestMessage.check())
            _ = try await sandbox.answer(V1TestMessage.check().from(Self.guesser))
            let hashes = try await sandbox.platform.database.read { transaction in
                try transaction.rows("SELECT client_id_hash FROM credentials", []) { try $0.text(0) }
            }
            #expect(!hashes.isEmpty)
            #expect(hashes.allSatisfy { $0.count == 64 && $0 != TestAccount.usertest.clientID })
            for line in sandbox.log.lines {
                #expect(!line.text.contains(TestAccount.usertest.clientID))
                #expect(!line.text.contains(Self.guesser.clientID))
            }
        }
    }

    @Test("A session's id is not to be guessed: 128 bits, all different, stored as a hash")
    func sessionIDs() async throws {
        try await TestServer.run { sandbox in
            var tokens: Set<String> = []
            for number in 1...20 {
                tokens.insert(try await sandbox.session(SessionMessage().numbered("\(number)")).text)
            }
            #expect(tokens.count == 20)
            #expect(tokens.allSatisfy { $0.wholeMatch(of: /[0-9a-f]{32}/) != nil })
            let stored = try await sandbox.platform.database.read { transaction in
                try transaction.rows("SELECT token_hash FROM sessions", []) { try $0.text(0) }
            }
            #expect(tokens.isDisjoint(with: stored))
        }
    }
}
