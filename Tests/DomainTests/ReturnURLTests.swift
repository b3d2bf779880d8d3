import Testing

@testable import Domain

@Suite("Return addresses")
struct ReturnURLTests {
    @Test(
        "An absolute http or https address is kept byte for byte",
        arguments: [
            "https://shop.example.com/billink/midpage/place/txn/MTp%2FzQ%3D%3D/", "http://localhost:8080",
            "HTTPS://A.nl/?",
            "https://shop.nl//a/../b/?x=1&y[]=%20#top", "http://[::1]:80/x", "https://winkel.nl/caf\u{E9}",
            "https://shop.nl/a\\b@c",
        ])
    func kept(text: String) throws {
        #expect(Array(try #require(ReturnURL(text)).text.utf8) == Array(text.utf8))
    }

    @Test(
        "Anything else is none",
        arguments: [
            "", "/midpage/", "shop.example.com", "//shop.example.com/", "ftp://shop.example.com/", "https:/shop.nl",
            "https://", "https:///path", "https://?x", "https://:80/", "javascript:alert(1)", "https://a.nl/\r\nX: y",
            "https://a.nl/ b", " https://a.nl/", "https://a.nl/\u{A0}", "https://a.nl@b.nl/", "https://a.nl\\b.nl/",
            "https://a.nl:http/", "http://[]/", "https://a.nl/\u{2028}", "data:text/html,x",
        ])
    func refused(text: String) {
        #expect(ReturnURL(text) == nil)
    }

    @Test("2,048 bytes are the most")
    func length() {
        let start = "https://shop.example.com/"
        #expect(ReturnURL(start + String(repeating: "x", count: 2_048 - start.utf8.count)) != nil)
        #expect(ReturnURL(start + String(repeating: "x", count: 2_049 - start.utf8.count)) == nil)
        #expect(ReturnURL(start + String(repeating: "\u{E9}", count: 1_024)) == nil)
    }

    @Test("A shop without addresses for going back and cancelling gets its one for failures")
    func fallback() throws {
        let urls = ReturnURLs(
            success: try #require(ReturnURL("https://a.nl/s")), fail: try #require(ReturnURL("https://a.nl/f")),
            back: nil, cancel: nil)
        let destinations = CheckoutSession.Status.allCases.map { urls.destination(after: $0)?.text }
        #expect(destinations == [nil, "https://a.nl/s", "https://a.nl/f", "https://a.nl/f", "https://a.nl/f"])
        #expect(urls.back == urls.fail)
    }
}
