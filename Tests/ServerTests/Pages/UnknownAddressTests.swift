@testable import ServerTestSupport
import Testing

@testable import Server

@Suite("Addresses that do not exist")
struct UnknownAddressTests {
    private static let browser =
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"

    private static func request(_ path: String, accepting accept: String?) -> WireRequest {
        WireRequest.get(path).with("Accept", accept).with("Accept-Language", "en")
    }

    @Test(
        "A browser gets a page that leads home",
        arguments: ["/nothing", "/favicon.png", "/v3/client/check", "/cdn/x/y"])
    func browser(path: String) async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(Self.request(path, accepting: Self.browser))
            #expect(reply.status == 404)
            #expect(reply.header("Content-Type") == "text/html; charset=utf-8")
            #expect(reply.header("Vary")?.contains("Accept") == true)
            #expect(reply.header("Content-Security-Policy")?.hasPrefix("default-src 'none'") == true)
            #expect(reply.text.contains("<h1>This page does not exist</h1>"))
            #expect(reply.text.contains("href=\"/\""))
            #expect(reply.text.contains("href=\"?language=fr\""))
            #expect(!reply.text.contains(path))
            #expect(HTMLNesting.violations(of: reply.text) == [])
        }
    }

    @Test(
        "A program gets JSON",
        arguments: [
            nil, "*/*", "application/json", "application/json, text/html;q=0.9", "text/html;q=0, */*", "text/plain", "",
        ])
    func program(accept: String?) async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(Self.request("/nothing", accepting: accept))
            #expect(reply.status == 404)
            #expect(reply.header("Content-Type") == "application/json")
            #expect(reply.text == #"{"status":"error","message":"Not Found"}"#)
            #expect(reply.header("Vary")?.contains("Accept") == true)
        }
    }

    @Test(
        "The sections of the API answer a browser as they answer a program, byte for byte",
        arguments: [
            "/v1", "/v1/", "/v1/client/unknown", "/v1/client/check", "/v2", "/v2/unknown", "/v2/client/check", "/api",
            "/api/unknown", "/api/check", "//v2/unknown",
        ])
    func calls(path: String) async throws {
        try await TestServer.run { sandbox in
            let plain = try await sandbox.answer(Self.request(path, accepting: nil))
            let browser = try await sandbox.answer(Self.request(path, accepting: Self.browser))
            #expect(plain.status == 404 && browser.status == 404)
            #expect(plain.body == browser.body)
            #expect(plain.header("Content-Type") == browser.header("Content-Type"))
            #expect(plain.header("Content-Type")?.contains("html") == false)
            #expect(browser.header("Vary") == nil)
        }
    }

    @Test("The page is in the language that the link asks for")
    func languages() async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(Self.request("/nothing?language=de", accepting: Self.browser))
            #expect(reply.text.contains("<h1>Diese Seite gibt es nicht</h1>"))
        }
    }
}
