import Domain
import Foundation
@testable import ServerTestSupport
import Storage
import Synchronization
import Testing
import UseCases

/// The hosted checkout as a browser meets it.
@Suite("The hosted checkout")
struct CheckoutFlowTests {
    private static let birth = "birthDay=1&birthMonth=2&birthYear=1985"

    @Test("A customer fills in what is missing, pays afterwards, and is back in the shop with the order made")
    func completing() async throws {
        try await TestServer.run { sandbox in
            let path = try await sandbox.newSession()
            let page = try await sandbox.answer(.get(path))
            #expect(page.status == 200)
            #expect(page.text.contains("name=\"birthDay\""))
            #expect(page.text.contains("Lamp"))
            let done = try await sandbox.post(path, "\(Self.birth)&consent=yes", on: page)
            #expect(done.status == 303)
            #expect(
                done.header("Location") == "https://shop.example.com/billink/midpage/place/txn/MDox%3D%3D/")
            let order = try #require(try await sandbox.storedOrder("000000123"))
            #expect(order.invoiceNumber.text == "1TST000000123")
            // A reload, a double click, a back button.
            let again = try await sandbox.post(path, "\(Self.birth)&consent=yes", on: page)
            #expect(again.header("Location") == done.header("Location"))
            #expect(try await sandbox.answer(.get(path)).text.contains("1TST000000123"))
            #expect(try await sandbox.count("orders") == 1)
        }
    }

    @Test("In a sandbox the response to a completed checkout has the credit decision")
    func decision() async throws {
        try await TestServer.run { sandbox in
            let path = try await sandbox.newSession()
            let page = try await sandbox.answer(.get(path))
            #expect(page.header("X-Decision") == nil)
            let done = try await sandbox.post(path, "\(Self.birth)&consent=yes", on: page)
            #expect(done.header("X-Decision") == "approved")
            try await sandbox.execute("UPDATE orders SET is_in_collection = 1")
            let next = try await sandbox.newSession(SessionMessage().numbered("NEXT"))
            let refused = try await sandbox.post(
                next, "\(Self.birth)&consent=yes", on: try await sandbox.answer(.get(next)))
            #expect(refused.header("X-Decision") == "in-collection")
            #expect(try await sandbox.count("orders") == 1)
        }
    }

    @Test("A company is asked no birth date, and for a direct debit the customer gives what only a customer can")
    func otherForms() async throws {
        try await TestServer.run { sandbox in
            let company = SessionMessage().with(member: "type", "\"b\"").with(member: "company", "\"De Zon\"")
            let companyPage = try await sandbox.answer(.get(try await sandbox.newSession(company)))
            #expect(companyPage.text.contains("name=\"chamberOfCommerceNumber\""))
            #expect(!companyPage.text.contains("name=\"birthDay\""))

            let debit = SessionMessage().with(member: "workflowNumber", "\"4\"").numbered("D-4")
            let path = try await sandbox.newSession(debit)
            let page = try await sandbox.answer(.get(path))
            let account = "bankAccount=NL91ABNA0417164300&accountHolder=J.+Doe&additionalText=ref-1&sex=M"
            let early = try await sandbox.post(path, "\(Self.birth)&\(account)&consent=yes", on: page)
            #expect(early.status == 422)
            let done = try await sandbox.post(path, "\(Self.birth)&\(account)&consent=yes&mandate=yes", on: page)
            #expect(done.status == 303)
            let content = try await sandbox.storedContent("D-4")
            #expect(content.directDebit?.mandateType == .oneTime)
            #expect(content.references.additionalText == "ref-1")
        }
    }

    @Test("The Magento module's later calls work on the order: status, shipment without a workflow number, refund")
    func magento() async throws {
        try await TestServer.run { sandbox in
            let path = try await sandbox.newSession()
            let page = try await sandbox.answer(.get(path))
            #expect(try await sandbox.post(path, "\(Self.birth)&consent=yes", on: page).status == 303)
            let who = #""billinkUsername":"usertest","billinkID":"\#(TestAccount.usertest.clientID)""#
            let session = path.split(separator: "/").last ?? ""
            let status = try await sandbox.answer(
                WireRequest("/v2/session/status", body: #"{\#(who),"sessionID":"\#(session)"}"#.utf8))
            #expect(status.text == #"{"status":"order_created"}"#)
            let shipment = try await sandbox.answer(.start("000000123"))
            #expect(shipment.elements("CODE") == ["500", "500"])
            let refund = try await sandbox.answer(
                WireRequest(
                    "/v2/client/invoice/credit",
                    body: (#"{\#(who),"invoices":[{"number":"000000123","creditAmount":10.0,"#
                        + #""description":"Order refund via Magento"}],"returnCosts":1,"returnCostsAmount":2.5}"#).utf8)
            )
            #expect(refund.text.contains("Credit applied: 10.00 EURO.; step restarted."))
            #expect(try await AuditBooks(sandbox.platform)().findings == [])
        }
    }

    @Test("Errors are shown beside their fields, and entries are kept")
    func problems() async throws {
        try await TestServer.run { sandbox in
            let path = try await sandbox.newSession()
            let page = try await sandbox.answer(.get(path))
            for (form, words) in [
                ("consent=yes", "birthDay"), ("birthDay=31&birthMonth=2&birthYear=1985&consent=yes", "birthDay"),
                (Self.birth, "consent"), ("birthDay=1&birthMonth=1&birthYear=2012&consent=yes", "birthDay"),
                ("\(Self.birth)&consent=yes&phone=12", "phone"),
            ] {
                let reply = try await sandbox.post(path, form, on: page)
                #expect(reply.status == 422, "\(form)")
                #expect(reply.text.contains("aria-invalid=\"true\""), "\(form)")
                #expect(reply.text.contains(words))
            }
            let typed = try await sandbox.post(path, "\(Self.birth)&lastName=%3Cb%3E%22Ek+%26+Zn%22", on: page)
            #expect(typed.text.contains("&lt;b&gt;&quot;Ek &amp; Zn&quot;"))
            #expect(try await sandbox.count("orders") == 0)
            #expect(try await sandbox.count("checks") == 0)
        }
    }

    @Test("Every request loads its session once, whatever it leads to")
    func loading() async throws {
        let recorder = Mutex<StatementRecorder?>(nil)
        try await TestServer.run { store in
            let recording = StatementRecorder(store)
            recorder.withLock { $0 = recording }
            return recording
        } _: { sandbox in
            let statements = try #require(recorder.withLock { $0 })
            func loads() -> Int { statements.take().count { $0.contains("SELECT document FROM sessions") } }
            let path = try await sandbox.newSession()
            _ = statements.take()
            let page = try await sandbox.answer(.get(path))
            #expect(loads() == 1)
            _ = try await sandbox.answer(.get("\(path)/status"))
            #expect(loads() == 1)
            for (form, status) in [
                ("\(Self.birth)&language=de", 200), ("consent=yes", 422), (Self.birth, 422),
                ("\(Self.birth)&consent=yes&lastName=Afgewezen", 200), ("\(Self.birth)&consent=yes", 303),
                ("\(Self.birth)&consent=yes", 303),
            ] {
                #expect(try await sandbox.post(path, form, on: page).status == status, "\(form)")
                #expect(loads() == 1, "\(form)")
            }
        }
    }

    @Test("A tick that is missing is said with everything else, and no other value is a tick")
    func ticks() async throws {
        try await TestServer.run { sandbox in
            let debit = SessionMessage().with(member: "workflowNumber", "\"4\"").numbered("D-4")
            let path = try await sandbox.newSession(debit)
            let page = try await sandbox.answer(.get(path))
            let form = "\(Self.birth)&bankAccount=x&accountHolder=J.+Doe&additionalText=ref-1&sex=M&mandate=on&consent="
            let reply = try await sandbox.post(path, form, on: page)
            #expect(reply.status == 422)
            let links = reply.text.matches(of: /<li><a href="#([A-Za-z-]+)">/).map { String($0.1) }
            #expect(links == ["bankAccount", "mandate", "consent"])
            #expect(try await sandbox.count("orders") == 0)
        }
    }

    @Test("A refused customer may correct the entries and try again, three times in all")
    func refused() async throws {
        try await TestServer.run { sandbox in
            let path = try await sandbox.newSession()
            let page = try await sandbox.answer(.get(path))
            for _ in 0..<3 {
                let reply = try await sandbox.post(path, "\(Self.birth)&consent=yes&lastName=Afgewezen", on: page)
                #expect(reply.status == 200)
                #expect(reply.text.contains("1TST000000123"))
            }
            let late = try await sandbox.post(path, "\(Self.birth)&consent=yes", on: page)
            #expect(late.status == 200)
            #expect(try await sandbox.count("orders") == 0)
        }
    }

    @Test("The way back cancels the session and leads to the shop, byte for byte")
    func back() async throws {
        try await TestServer.run { sandbox in
            let path = try await sandbox.newSession()
            let page = try await sandbox.answer(.get("\(path)/back"))
            let reply = try await sandbox.post("\(path)/back", "", on: page)
            #expect(reply.status == 303)
            #expect(reply.header("Location") == "https://shop.example.com/billink/midpage/cancel/txn/MDox%3D%3D/")
            #expect(try await sandbox.answer(.get(path)).status == 200)
            #expect(try await sandbox.count("outbox WHERE notice = 'cancelled'") == 1)
            // A second click, and the link that is left on the page.
            #expect(try await sandbox.post("\(path)/back", "", on: page).header("Location") == reply.header("Location"))
            let link = try await sandbox.answer(.get("\(path)/back"))
            #expect(link.status == 303)
            #expect(link.header("Location") == reply.header("Location"))
            #expect(try await sandbox.count("outbox WHERE notice = 'cancelled'") == 1)
        }
    }

    @Test(
        "Following the link back changes nothing, and a form without the page's token neither",
        arguments: ["GET", "HEAD"])
    func followedLink(method: String) async throws {
        try await TestServer.run { (sandbox: TestServer) async throws -> Void in
            let path = try await sandbox.newSession()
            var link = WireRequest.get("\(path)/back").with("Sec-Purpose", "prefetch").with("Connection", "close")
            link.method = method
            try await sandbox.connected { [link] client in
                try client.send(link)
                _ = try client.receiveToEnd()
            }
            for form in ["", "token=x", "token="] {
                let forged = try await sandbox.answer(WireRequest("\(path)/back", body: form.utf8))
                #expect(forged.status == 403)
                #expect(forged.text.contains("<form method=\"post\""))
            }
            #expect(try await sandbox.count("outbox WHERE notice = 'cancelled'") == 0)
            #expect(try await sandbox.answer(.get("\(path)/status")).text == "session_active")
        }
    }

    @Test("The page before leaving is in the customer's language, and leads back to the checkout too")
    func leaving() async throws {
        try await TestServer.run { (sandbox: TestServer) async throws -> Void in
            let path = try await sandbox.newSession()
            let page = try await sandbox.answer(.get("\(path)/back?language=fr"))
            #expect(page.status == 200)
            #expect(page.text.contains("<html lang=\"fr\">"))
            let links = try TagScanner.tags(of: page.text).compactMap { $0.attributes["href"] }
            #expect(links.contains(path))
            #expect(links.contains("\(path)/back?language=de"))
            // The browser holds the redirect to the shop against it.
            #expect(page.header("Content-Security-Policy")?.contains("https://shop.example.com") == true)
            sandbox.clock.advance(hours: 2)
            let late = try await sandbox.answer(.get("\(path)/back"))
            #expect(late.header("Location")?.hasPrefix("https://shop.example.com/") == true)
            #expect(try await sandbox.answer(.get("/session/0123456789abcdef0123456789abcdef/back")).status == 404)
        }
    }

    @Test("A session that expired while the page was open says so, and creates no order")
    func expiry() async throws {
        try await TestServer.run { sandbox in
            let path = try await sandbox.newSession()
            let page = try await sandbox.answer(.get(path))
            sandbox.clock.advance(hours: 1)
            let reply = try await sandbox.post(path, "\(Self.birth)&consent=yes", on: page)
            #expect(reply.status == 200)
            #expect(!reply.text.contains("<form"))
            #expect(try await sandbox.count("orders") == 0)
        }
    }

    @Test("A form without the page's token is refused, and an unknown session has its own page")
    func strangers() async throws {
        try await TestServer.run { sandbox in
            let path = try await sandbox.newSession()
            let page = try await sandbox.answer(.get(path))
            let forged = try await sandbox.answer(
                WireRequest(path, body: "token=x&\(Self.birth)&consent=yes".utf8))
            #expect(forged.status == 403)
            #expect(try await sandbox.count("orders") == 0)
            let unknown = try await sandbox.answer(.get("/session/0123456789abcdef0123456789abcdef"))
            #expect(unknown.status == 404)
            #expect(!unknown.text.contains(page.text))
        }
    }

    @Test("The language is the browser's, can be switched without losing what was typed, and is remembered")
    func languages() async throws {
        try await TestServer.run { sandbox in
            let path = try await sandbox.newSession()
            for language in ["nl", "en", "de", "fr"] {
                let page = try await sandbox.answer(
                    WireRequest.get(path).with("Accept-Language", "\(language)-XX,en;q=0.5"))
                #expect(page.text.contains("<html lang=\"\(language)\">"))
            }
            let page = try await sandbox.answer(.get(path))
            let german = try await sandbox.post(path, "\(Self.birth)&language=de", on: page)
            #expect(german.text.contains("<html lang=\"de\">"))
            #expect(german.text.contains("value=\"1985\""))
            #expect(german.header("Set-Cookie")?.contains("language=de") == true)
            let later = try await sandbox.answer(WireRequest.get(path).with("Cookie", "language=de"))
            #expect(later.text.contains("<html lang=\"de\">"))
        }
    }

    @Test("Every page may be neither framed nor kept, runs no script but ours, and its files are kept for good")
    func headers() async throws {
        try await TestServer.run { sandbox in
            let path = try await sandbox.newSession()
            for page in [try await sandbox.answer(.get(path)), try await sandbox.answer(.get("/session/x"))] {
                let policy = try #require(page.header("Content-Security-Policy"))
                #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
                #expect(!policy.contains("unsafe"))
                #expect(page.header("Cache-Control") == "no-store")
            }
            let page = try await sandbox.answer(.get(path))
            let files = page.text.matches(of: /(?:href|src)="(\/public\/[^"]+)"/).map { String($0.1) }
            #expect(files.count == 2)
            for file in files {
                let reply = try await sandbox.answer(.get(file))
                #expect(reply.status == 200)
                #expect(reply.header("Cache-Control") == "public, max-age=31536000, immutable")
            }
        }
    }

    @Test("Twenty concurrent clicks create one order")
    func clicks() async throws {
        try await TestServer.run { sandbox in
            let path = try await sandbox.newSession()
            let page = try await sandbox.answer(.get(path))
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<20 {
                    group.addTask { try await sandbox.post(path, "\(Self.birth)&consent=yes", on: page).status }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.allSatisfy { $0 == 303 })
            #expect(try await sandbox.count("orders") == 1)
            #expect(try await sandbox.count("checks") == 1)
        }
    }
}

extension TestServer {
    /// Creates a session as the Magento module does.
    /// - Returns: the path of its page.
    fileprivate func newSession(_ message: SessionMessage = SessionMessage()) async throws -> String {
        let reply = try await answer(WireRequest("/v2/session/create", body: message.body.utf8))
        let members = try JSONSerialization.jsonObject(with: Data(reply.body)) as? [String: String]
        let url = try #require(members?["sessionURL"], "\(reply.text)")
        #expect(url.hasPrefix("https://pay.example.com/session/"))
        return String(url.dropFirst("https://pay.example.com".count))
    }

    /// Goes back to the shop from a session's page, by the page that asks.
    func leave(_ path: String) async throws -> WireReply {
        try await post("\(path)/back", "", on: answer(.get("\(path)/back")))
    }

    /// Posts the form of a page.
    fileprivate func post(_ path: String, _ fields: String, on page: WireReply) async throws -> WireReply {
        let token = try #require(page.text.firstMatch(of: /name="token" value="([^"]+)"/)?.1)
        return try await answer(
            WireRequest(path, body: "token=\(token)&\(fields)".utf8)
                .with("Content-Type", "application/x-www-form-urlencoded"))
    }
}
