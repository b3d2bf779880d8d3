import Testing

@testable import Server

@Suite("The header fields of a page")
struct PageHeadersTests {
    @Test("allow our own files, no framing, and forms that end at the shop")
    func policy() throws {
        let addresses = [
            "https://Shop.example/billink/txn/%2Fa%3D/", "https://shop.example/cancel", "http://localhost:8080/x",
        ]
        let fields = PageHeaders.fields(returnAddresses: addresses)
        let policy = try #require(fields.first { $0.name == "Content-Security-Policy" }).value
        #expect(
            policy == "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
                + "form-action 'self' http://localhost:8080 https://shop.example; base-uri 'none'; "
                + "frame-ancestors 'none'"
        )
        #expect(fields.contains { $0 == ("X-Frame-Options", "DENY") })
    }

    @Test(
        "let nothing into the policy but an origin",
        arguments: [
            "javascript:alert(1)", "https:///x", "https://a b/", "https://a;script-src *//", "https://*.example/", "x",
            "https://a,b/", "https://'unsafe-inline'/", "https://a\r\nSet-Cookie: b/",
        ])
    func hostileAddresses(address: String) {
        #expect(PageHeaders.origin(address) == nil)
    }

    @Test("read origins with ports, names and addresses")
    func origins() {
        #expect(PageHeaders.origin("http://[::1]:9000/a?b=c#d") == "http://[::1]:9000")
        #expect(PageHeaders.origin("https://user:secret@shop.example/a") == "https://shop.example")
    }
}
