import Domain
@testable import ServerTestSupport
import Testing

@testable import Server

/// The demo shop in a browser without JavaScript.
@Suite("The demo shop")
struct DemoTests {
    private static let birth = "birthDay=1&birthMonth=2&birthYear=1985&consent=yes"

    @Test("The whole round: basket, checkout, thanks, ship, webhooks, clock, payment")
    func round() async throws {
        try await TestServer.run { sandbox in
            let shop = try await sandbox.demo("/demo")
            #expect(shop.status == 200)
            #expect(shop.text.contains("€73.70"))
            let checkout = try await sandbox.form("/demo/pay", "lamp=1&mug=0&tea=2&customer=approved")
            #expect(checkout.status == 303)
            let session = try #require(checkout.header("Location"))
            #expect(session.wholeMatch(of: #//session/[^/?]+\?language=en/#) != nil)
            let page = try await sandbox.answer(.get(session))
            let policy = try #require(page.header("Content-Security-Policy"))
            #expect(policy.contains("form-action 'self' http://127.0.0.1;"))
            let token = try #require(page.text.firstMatch(of: /name="token" value="([^"]+)"/)?.1)
            let done = try await sandbox.form(session, "token=\(token)&\(Self.birth)")
            let thanks = try #require(done.header("Location"))
            let path = try #require(thanks.wholeMatch(of: #/http://127\.0\.0\.1(/demo/thanks\?order=(DEMO-\d+))/#))
            let (returned, number) = (String(path.1), String(path.2))
            let order = try await sandbox.demo(returned)
            #expect(order.status == 200)
            #expect(order.text.contains("Thank you") && order.text.contains("Ship it"))
            #expect(order.text.contains("€62.58"))

            let shipped = try await sandbox.form("/demo/orders/\(number)/ship")
            #expect(shipped.header("Location") == "/demo/orders/\(number)")
            let told = try await sandbox.news(of: number, containing: ["order_created", "order_workflow_started"])
            #expect(told.contains("1TST\(number)"))
            #expect(try await sandbox.form("/demo/orders/\(number)/wait").status == 303)
            #expect(try await sandbox.demo("/demo/orders/\(number)").text.contains("Pay €62.58"))
            let customer = try await sandbox.demo("/demo/orders/\(number)/customer")
            let payPath = try #require(customer.header("Location"))
            #expect(payPath.hasPrefix("/pay/") && payPath.hasSuffix("?language=en"))
            #expect(try await sandbox.answer(.get(payPath)).text.contains("/documents/"))
            #expect(try await sandbox.answer(.get("/demo/orders/DEMO-0/customer")).status == 404)
            #expect(try await sandbox.form("/demo/orders/\(number)/pay").status == 303)
            let paid = try await sandbox.news(of: number, containing: ["Paid in full", "order_paid"])
            #expect(paid.contains("€0.00"))
            let again = try await sandbox.form("/demo/orders/\(number)/ship")
            #expect(again.status == 422 && again.text.contains("This order was shipped before."))
        }
    }

    @Test("A refused customer, or one who goes back, returns to the shop without an order")
    func withoutAnOrder() async throws {
        try await TestServer.run { sandbox in
            let session = try await sandbox.form("/demo/pay", "lamp=1&customer=refused").header("Location")
            let path = try #require(session?.split(separator: "?").first.map(String.init))
            let back = try await sandbox.leave(path)
            let address = try #require(back.header("Location"))
            #expect(address.hasPrefix("http://127.0.0.1/demo/cancelled?order=DEMO-"))
            #expect(address.hasSuffix("&reason=cancelled"))
            let page = try await sandbox.demo(String(address.dropFirst("http://127.0.0.1".count)))
            #expect(page.status == 200)
            #expect(page.text.contains("No order was placed") && page.text.contains("went back to the shop"))
            let failed = try await sandbox.demo("/demo/cancelled?order=DEMO-1&reason=failed")
            #expect(failed.text.contains("rejected too often"))
            #expect(try await sandbox.demo("/demo/cancelled?reason=%3Cb%3E").text.contains("went back to the shop"))
        }
    }

    @Test("Ten customers in a row are approved, each a different person")
    func many() async throws {
        try await TestServer.run { sandbox in
            for _ in 0..<10 { _ = try await sandbox.buy("lamp=9") }
            #expect(try await sandbox.count("orders") == 10)
        }
    }

    @Test("Production has no demo shop")
    func production() async throws {
        try await TestServer.run(.production) { sandbox in
            for path in ["/demo", "/demo/thanks?order=x", "/demo/webhooks", "/demo/orders/x", "/demo/news"] {
                let reply = try await sandbox.answer(.get(path))
                #expect(reply.status == 404, "\(path)")
            }
            for path in ["/demo/pay", "/demo/webhooks", "/demo/orders/x/ship"] {
                #expect(try await sandbox.form(path, "lamp=1").status == 404, "\(path)")
            }
        }
    }

    @Test("A basket is worked out without a script, and one that is none is said to be so")
    func baskets() async throws {
        try await TestServer.run { sandbox in
            #expect(try await sandbox.demo("/demo?lamp=2&mug=1&tea=0").text.contains("€111.10"))
            for basket in ["lamp=-1", "lamp=100", "lamp=1e9", "lamp=%00", "lamp=1.5", "lamp=%EF%BC%91", ""] {
                let reply = try await sandbox.form("/demo/pay", basket)
                #expect(reply.status == 422, "\(basket)")
                #expect(reply.text.contains("role=\"alert\""))
            }
            #expect(try await sandbox.count("sessions") == 0)
        }
    }

    @Test("Untrusted text stays text")
    func hostile() async throws {
        try await TestServer.run { sandbox in
            let texts = [
                "%3Cscript%3Ealert(1)%3C%2Fscript%3E", "%22%20onfocus%3D%22x", "%22%CC%81%20autofocus", "%FF%FE", "..",
                "%0D%0ASet-Cookie%3A%20a", String(repeating: "x", count: 5_000), "%7B%7B%7Bnumber%7D%7D%7D",
            ]
            for text in texts {
                for path in [
                    "/demo/thanks?order=\(text)", "/demo/cancelled?order=\(text)", "/demo/orders/\(text)",
                    "/demo?lamp=\(text)&customer=\(text)", "/demo/news?order=\(text)",
                ] {
                    let reply = try await sandbox.answer(.get(path))
                    #expect([200, 404].contains(reply.status), "\(path)")
                    let tags = try TagScanner.tags(of: reply.text)
                    #expect(tags.allSatisfy { $0.name != "script" || $0.attributes["src"] != nil }, "\(path)")
                    let names = tags.flatMap(\.attributes.keys)
                    #expect(!names.contains { $0.hasPrefix("on") || $0 == "autofocus" }, "\(path)")
                    #expect(reply.header("Set-Cookie") == nil)
                }
                #expect(try await sandbox.form("/demo/orders/\(text)/ship").status == 404)
            }
            for host in ["evil\\.example", "a@b", "a;script-src *", "\"><b>", ""] {
                let request = WireRequest("/demo/pay", body: "lamp=1".utf8).with("Host", host)
                let location = try await sandbox.answer(request).header("Location")
                #expect(location?.hasPrefix("/session/") ?? true, "\(host)")
            }
        }
    }

    @Test("Another site's page can do nothing with an order")
    func otherSites() async throws {
        try await TestServer.run(hasOrders: true) { sandbox in
            for action in DemoShop.Action.allCases {
                let request = WireRequest("/demo/orders/NOT-STARTED/\(action.rawValue)")
                let reply = try await sandbox.answer(request.with("Sec-Fetch-Site", "cross-site"))
                #expect(reply.status == 403, "\(action)")
            }
            #expect(try await sandbox.demo("/demo/orders/NOT-STARTED").text.contains("Ship it"))
        }
    }

    @Test("A message without the right signature is not kept")
    func forged() async throws {
        try await TestServer.run { sandbox in
            _ = try await sandbox.answer(.get("/demo"))
            let body = #"{"event":"<img src=x>","order_id":"1"}"#
            let bare = WireRequest("/demo/webhooks", body: body.utf8)
            #expect(try await sandbox.answer(bare).status == 401)
            let sealed = bare.with("X-Billink-Webhook-Id", "whd_1")
                .with("X-Billink-Webhook-Timestamp", "\(SandboxClock.start.milliseconds / 1_000)")
                .with("X-Billink-Webhook-Signature", String(repeating: "0", count: 64))
            #expect(try await sandbox.answer(sealed).status == 401)
            let large = WireRequest("/demo/webhooks", body: [UInt8](repeating: 0x20, count: 300_000))
            #expect(try await sandbox.answer(large).status == 413)
            #expect(try await sandbox.demo("/demo/webhooks").text.contains("No messages yet"))
        }
    }

    @Test("Webhooks that the account has set itself are not replaced, and the shop says so")
    func elsewhere() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.setWebhook("http://127.0.0.1:9/own")
            _ = try await sandbox.answer(.get("/demo"))
            #expect(try await sandbox.count("webhooks WHERE url = 'http://127.0.0.1:9/own'") == 1)
            #expect(try await sandbox.answer(.get("/demo/webhooks")).text.contains("http://127.0.0.1:9/own"))
        }
    }

    @Test("Every page keeps to the strict policy and to 60 KB in three requests")
    func pages() async throws {
        try await TestServer.run(hasOrders: true) { sandbox in
            for path in ["/demo", "/demo/orders/OVERDUE", "/demo/orders/PAID", "/demo/cancelled", "/demo/webhooks"] {
                let page = try await sandbox.answer(.get(path))
                #expect(page.status == 200, "\(path)")
                let policy = try #require(page.header("Content-Security-Policy"))
                #expect(policy.hasPrefix("default-src 'none'; style-src 'self'; script-src 'self'"))
                #expect(policy.hasSuffix("frame-ancestors 'none'; connect-src 'self'"))
                let tags = try TagScanner.tags(of: page.text)
                #expect(!tags.contains { $0.name == "style" || $0.attributes["style"] != nil })
                let loading = tags.filter { $0.name == "link" || $0.attributes["src"] != nil }
                let files = loading.compactMap { $0.attributes["src"] ?? $0.attributes["href"] }
                    .filter { !$0.hasPrefix("data:") }
                #expect(files.count == 2 && files.allSatisfy { $0.hasPrefix("/public/") })
                var weight = page.body.count
                for file in files { weight += try await sandbox.answer(.get(file)).body.count }
                #expect(weight <= 60_000, "\(path)")
                let ids = tags.compactMap { $0.attributes["id"] }
                #expect(Set(ids).count == ids.count, "\(path)")
            }
        }
    }
}

extension DemoTests {
    @Test("The inbox keeps the last hundred messages, each once, newest first")
    func inbox() {
        let inbox = DemoInbox()
        for number in 0..<120 {
            for _ in 0..<2 { #expect(inbox.take(number, secret: "secret")) }
        }
        #expect(!inbox.take(500, secret: "other"))
        #expect(!inbox.take(501, secret: "secret", age: 301))
        #expect(inbox.messages().map(\.deliveryID) == (20..<120).reversed().map { "whd_\($0)" })
        #expect(inbox.messages(of: "7").isEmpty)
        #expect(inbox.messages(of: "119").count == 1)
    }

    @Test("The VAT within a basket is to the cent")
    func vat() {
        let basket = DemoBasket { ["lamp": "1", "tea": "2"][$0] ?? "0" }
        #expect(basket.cents == 6_258)
        #expect(basket.vatCents == 859 + 108)
    }
}
