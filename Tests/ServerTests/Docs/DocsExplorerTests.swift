import Reference
@testable import ServerTestSupport
import Testing

@testable import Server
@testable import Wire

@Suite("The explorer")
struct DocsExplorerTests {
    private static func form(_ body: String) -> [UInt8] {
        let escaped = body.utf8.map { byte in
            (byte >= 0x61 && byte <= 0x7A)
                ? String(UnicodeScalar(byte)) : "%" + String(0x100 + Int(byte), radix: 16).dropFirst()
        }
        return Array("body=\(escaped.joined())".utf8)
    }

    @Test(
        "Without script a page sends its request to the sandbox, and comes back with the reply",
        arguments: Reference.calls)
    func everyCall(call: CallReference) async throws {
        try await TestServer.run(hasOrders: true) { sandbox in
            let example = try #require(call.examples.first { $0.prerequisites.isEmpty } ?? call.examples.first)
            let reply = try await sandbox.answer(WireRequest(call.docsPath, body: Self.form(example.request.text)))
            #expect(reply.status == 200)
            #expect(reply.text.contains("<p class=\"reply-head\">HTTP "))
            let tags = try TagScanner.tags(of: reply.text)
            #expect(tags.contains { $0.attributes["id"] == "reply" && $0.attributes["hidden"] == nil })
            // What was sent is still there to be changed.
            #expect(reply.text.contains(CodeHTML.html(example.request.text)))
        }
    }

    @Test("A request that is sent takes effect, and is logged")
    func done() async throws {
        try await TestServer.run(hasOrders: true) { sandbox in
            let call = try #require(Reference.call("message"))
            let body = try #require(call.examples.first).request.text
            let reply = try await sandbox.answer(WireRequest(call.docsPath, body: Self.form(body)))
            #expect(reply.text.contains("Message added"))
            #expect(sandbox.log.requests.contains { $0.metadata["route"] == "/v2/client/invoice/message" })
        }
    }

    @Test("Any example can be selected without script, and an invalid number selects the first")
    func examples() async throws {
        try await TestServer.run { (sandbox: TestServer) async throws -> Void in
            let call = try #require(Reference.call("credit-check"))
            @Sendable func body(_ query: String) async throws -> String {
                let html = try await sandbox.answer(.get(call.docsPath + query)).text
                return String(html.split(separator: "<textarea").last?.split(separator: "</textarea>").first ?? "")
            }
            for (index, example) in call.examples.enumerated() {
                let text = CodeHTML.html(example.request.text)
                let shown = try await body("?example=\(index + 1)")
                #expect(shown.hasSuffix(text))
            }
            let first = try await body("")
            for number in ["0", "-1", "99", "x", "", "9223372036854775807", "-9223372036854775808", "1e9"] {
                let shown = try await body("?example=\(number)")
                #expect(shown == first, "\(number)")
            }
        }
    }

    @Test("An idempotency key is sent with a request, and the page marks a repeated response")
    func idempotencyKey() async throws {
        try await TestServer.run(hasOrders: true) { sandbox in
            let call = try #require(Reference.call("message"))
            let body = try #require(call.examples.first).request.text
            let form = Self.form(body) + Array("&key=explorer-1".utf8)
            let first = try await sandbox.answer(WireRequest(call.docsPath, body: form))
            #expect(!first.text.contains("Idempotent-Replayed: true"))
            let second = try await sandbox.answer(WireRequest(call.docsPath, body: form))
            #expect(second.text.contains("Idempotent-Replayed: true"))
            #expect(second.text.contains("value=\"explorer-1\""))
        }
    }

    @Test(
        "Only the pages of calls send anything",
        arguments: ["/docs", "/docs/calls/nothing", "/docs/calls", "/docs/print", "/docs/calls/credit-check/x"])
    func elsewhere(path: String) async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(WireRequest(path, body: Self.form("{}")))
            #expect(reply.status == 404)
        }
    }

    @Test("Values for the next request are named, with the call that returns them")
    func placeholders() throws {
        let order = try #require(Reference.call("create-order"))
        let check = try #require(Reference.call("credit-check"))
        #expect(DocsExplorer.form(for: order).injectedPlaceholders.map(\.name) == ["uuid"])
        #expect(DocsExplorer.form(for: order).injectedPlaceholders.map(\.sourcePath) == [check.docsPath])
        #expect(DocsExplorer.form(for: check).injectedPlaceholders.isEmpty)
        #expect(DocsExplorer.form(for: check).capturedMembers == "uuid")
        // A secret that no request sends is not kept by the browser.
        let secret = try #require(Reference.call("generate-webhook-secret"))
        #expect(DocsExplorer.form(for: secret).capturedMembers == "")
    }

    @Test("Another site's page sends nothing through it")
    func forgery() async throws {
        try await TestServer.run(hasOrders: true) { sandbox in
            let call = try #require(Reference.call("advance-clock"))
            let request = WireRequest(call.docsPath, body: Self.form(#"{"days": 14}"#))
            let reply = try await sandbox.answer(request.with("Sec-Fetch-Site", "cross-site"))
            #expect(reply.status == 403)
            #expect(try await sandbox.status("KRKND-0001") == "2 Wait for payment ( Start delay )")
        }
    }

    @Test(
        "An invalid request is answered as by the API, and shown as text",
        arguments: [
            "", "body=", "body=%3Cscript%3E", "nobody=1", "body=%FF", String(repeating: "a", count: 300_000),
        ])
    func hostile(body: String) async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(WireRequest("/docs/calls/credit-check", body: body.utf8))
            #expect(reply.status == 200)
            #expect(reply.text.contains("601"))
            #expect(!reply.text.contains("<script>"))
        }
    }

    @Test("JSON and XML are laid out in lines, and are otherwise what they were")
    func layout() {
        let json = #"{"a":"x{,:\"","b":[1,{"c":null}]}"#
        #expect(JSONLayout.lines(json).filter { !$0.isWhitespace } == json)
        #expect(JSONLayout.lines(json).hasPrefix("{\n  \"a\": \"x{,:\\\"\",\n  \"b\": ["))
        let xml = "<?xml version='1.0' encoding='UTF-8' ?><API><RESULT>MSG</RESULT><MSG><CODE>200</CODE></MSG></API>"
        #expect(XMLLayout.lines(xml).replacing("\n", with: "").replacing("  ", with: "") == xml)
        #expect(XMLLayout.lines(xml).contains("\n  <RESULT>MSG</RESULT>\n  <MSG>\n    <CODE>"))
    }
}
