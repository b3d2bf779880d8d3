import Domain
@testable import ServerTestSupport
import Testing
import UseCases

/// OWASP API7:2023, server side request forgery: the platform asks nobody for anything but a webhook's receiver, and
/// that only outside its own network.
@Suite("API7: addresses that callers name")
struct RequestForgeryTests {
    private static let forbidden = [
        "http://shop.example.com/", "https://127.0.0.1/", "https://localhost/", "https://[::1]/", "https://10.0.0.1/",
        "https://192.168.1.1/", "https://172.16.0.1/", "https://169.254.169.254/latest/meta-data/", "https://0.0.0.0/",
        "https://[::ffff:127.0.0.1]/", "https://[fd00::1]/", "https://2130706433/", "https://0x7f.1/",
        "https://user:pass@shop.example.com/", "ftp://shop.example.com/", "file:///etc/passwd", "gopher://x/", "//x/",
        "javascript:alert(1)",
    ]

    @Test("In production a webhook goes to https and never to a network of one's own", arguments: forbidden)
    func webhooks(address: String) async throws {
        try await TestServer.run(.production) { sandbox in
            let account = try #require(try await sandbox.addShops(1).first)
            let body = """
                {"billinkUsername":"\(account.username)","billinkID":"\(account.clientID)","url":"\(address)"}
                """
            for call in ["client/webhook/set", "session/webhook/set"] {
                let reply = try await sandbox.answer(WireRequest("/v2/\(call)", body: body.utf8))
                #expect(reply.status == 400, "\(address)")
                #expect(reply.member("message") == "Invalid url parameter")
            }
        }
    }

    @Test("No page and no server asks for the logo that a session names")
    func logos() async throws {
        try await WebhookReceiver.run { receiver in
            try await TestServer.run { sandbox in
                let token = try await sandbox.session(SessionMessage().with(member: "logoURL", "\"\(receiver.url)\""))
                let page = try await sandbox.answer(.get("/session/\(token.text)"))
                #expect(page.status == 200)
                #expect(!page.text.contains("\(receiver.port)"))
                #expect(receiver.messages.isEmpty)
            }
        }
    }

    @Test(
        "Return addresses are web addresses, and the browser goes to nothing else",
        arguments: [
            "javascript:alert(1)", "data:text/html,x", "//evil.example", "https://shop.example.com\\\\@evil.example/",
        ])
    func returnAddresses(address: String) async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(
                WireRequest(SessionMessage().with(member: "successURL", "\"\(address)\"")))
            #expect(reply.status == 400)
            #expect(reply.failingFields == ["client.returnURL.successURL"])
        }
    }
}
