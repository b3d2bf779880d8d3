import Logging
import Reference
@testable import ServerTestSupport
import Testing
import UseCases

@testable import Wire

/// OWASP API8:2023, security misconfiguration.
@Suite("API8: information that a process gives without authentication")
struct ConfigurationTests {
    @Test("A failure of the platform's own tells nothing of its inside")
    func failures() async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(V1TestMessage.check(["LASTNAME": "Storing"]))
            #expect(reply.code == "603")
            #expect(reply.elements("DESCRIPTION") == ["Redirect Billink API error"])
            for word in ["swift", "sqlite", "select", "/", "error("] {
                #expect(!reply.elements("DESCRIPTION").joined().lowercased().contains(word) || word == "/")
            }
        }
    }

    @Test("No response names its software, sets a cookie or allows other origins")
    func headers() async throws {
        try await TestServer.run { sandbox in
            for call in Reference.calls {
                let request = call.method == .get ? WireRequest.get(call.path) : WireRequest(call.path, body: "{}".utf8)
                let reply = try await sandbox.answer(request.with("Origin", "https://evil.example"))
                for name in ["Server", "X-Powered-By", "Set-Cookie", "Access-Control-Allow-Origin"] {
                    #expect(reply.header(name) == nil, "\(call.path): \(name)")
                }
                #expect(reply.header("X-Request-Id")?.isEmpty == false)
                #expect(reply.header("Content-Type") == (call.format == .xml ? "text/xml" : "application/json"))
            }
        }
    }

    @Test("Pages run only their own script and cannot be framed")
    func pages() async throws {
        try await TestServer.run { sandbox in
            let token = try await sandbox.session()
            for path in ["/session/\(token.text)", "/session/unknown", "/demo"] {
                let reply = try await sandbox.answer(.get(path))
                let policy = try #require(reply.header("Content-Security-Policy"), "\(path)")
                #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
                #expect(!policy.contains("unsafe"))
                #expect(reply.header("X-Content-Type-Options") == "nosniff")
                #expect(reply.header("X-Frame-Options") == "DENY")
            }
        }
    }

    @Test("A request's own id, address or body does not reach the log")
    func log() async throws {
        try await TestServer.run(logLevel: .trace) { sandbox in
            let marks = ["secretlastname", "secret@example.com", "0699999999"]
            let check = V1TestMessage.check(["LASTNAME": marks[0], "EMAIL": marks[1], "PHONENUMBER": marks[2]])
            _ = try await sandbox.answer(WireRequest(check).with("X-Request-Id", "forged\u{7F}"))
            let text = sandbox.log.lines.map(\.text).joined(separator: "\n")
            #expect(!text.isEmpty)
            for mark in marks + ["forged"] { #expect(!text.contains(mark), "\(mark)") }
        }
    }
}
