import Domain
import Foundation
@testable import ServerTestSupport
import Storage
import Testing
import UseCases

@Suite("Checkout sessions")
struct SessionTests {
    @Test("The Magento module's own request gets a session")
    func create() async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(WireRequest(SessionMessage()))
            #expect(reply.status == 200)
            #expect(reply.header("Content-Type") == "application/json")
            let id = try #require(reply.member("sessionID"))
            let customerID = try #require(reply.member("customerID"))
            #expect(id.wholeMatch(of: /[0-9a-f]{32}/) != nil)
            #expect(customerID.wholeMatch(of: /[0-9a-f]{32}/) != nil)
            #expect(
                reply.text == """
                    {"status":"success","sessionID":"\(id)","sessionURL":"https://pay.example.com/session/\(id)",\
                    "invoice":"1TST000000123","expiresAt":"2026-11-23T14:00:00.000+01:00",\
                    "customerID":"\(customerID)","customInvoiceID":""}
                    """)
            let hash = try await sandbox.platform.database.read {
                try $0.row("SELECT token_hash FROM sessions", []) { try $0.text(0) }
            }
            #expect(hash?.count == 64)
            #expect(hash?.contains(id) == false)
            #expect(try await sandbox.status(SessionToken(id)) == "session_active")
            #expect(try await sandbox.sessionWebhookEvents() == ["session_active"])
            #expect(try await sandbox.count("checks") == 0)
        }
    }

    @Test("A customer has one id at one merchant and another one at the next, in whatever case the address is")
    func customerID() async throws {
        try await TestServer.run { sandbox in
            func id(_ message: SessionMessage) async throws -> String {
                try #require(try await sandbox.answer(WireRequest(message)).member("customerID"))
            }
            let first = try await id(SessionMessage())
            let again = try await id(SessionMessage().with(member: "email", #""JOHN@example.com""#).numbered("2"))
            #expect(first == again)
            #expect(try await id(SessionMessage().with(member: "email", #""jane@example.com""#).numbered("3")) != first)
            #expect(try await id(SessionMessage().from(.apitest)) != first)
        }
    }

    @Test("The shop's own invoice number comes back, and is known of the order")
    func customInvoiceID() async throws {
        try await TestServer.run { sandbox in
            let message = SessionMessage().with(
                #""orderNumber":"000000123""#, #""orderNumber":"000000123","customInvoiceID":"F-2026/7""#)
            let reply = try await sandbox.answer(WireRequest(message))
            #expect(reply.member("customInvoiceID") == "F-2026/7")
            _ = try await sandbox.complete(SessionToken(try #require(reply.member("sessionID"))))
            let order = try #require(try await sandbox.storedOrder("000000123"))
            let known = try await sandbox.platform.database.read {
                try SessionTable.customInvoiceID(ofOrder: order.id, in: $0)
            }
            #expect(known == "F-2026/7")
        }
    }

    @Test("The path of the first clients is an alias, and what is unknown beside it stays XML")
    func alias() async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(WireRequest("/api/v1/create", body: SessionMessage().body.utf8))
            #expect(reply.member("status") == "success")
            #expect(reply.member("sessionURL")?.hasPrefix("https://pay.example.com/session/") == true)
            let unknown = try await sandbox.answer(WireRequest("/api/v1/other", body: "{}".utf8))
            #expect(unknown.status == 404)
            #expect(unknown.header("Content-Type") == "text/xml")
        }
    }

    @Test("A session is found by its id and by its order's invoice number; another shop's is as unknown as none")
    func status() async throws {
        try await TestServer.run { sandbox in
            let token = try await sandbox.session()
            let byNumber = try await sandbox.answer(.sessionStatus(invoiceNumber: "1TST000000123"))
            #expect(byNumber.text == #"{"status":"session_active"}"#)
            #expect(byNumber.status == 200)
            let unknown = try await sandbox.answer(.sessionStatus(sessionID: String(repeating: "0", count: 32)))
            #expect(unknown.status == 404)
            #expect(unknown.text == #"{"status":"error","message":"Session not found"}"#)
            let foreign = [
                try await sandbox.answer(.sessionStatus(sessionID: token.text, from: .apitest)),
                try await sandbox.answer(.sessionStatus(invoiceNumber: "1TST000000123", from: .apitest)),
                try await sandbox.answer(.sessionStatus(invoiceNumber: "2TST000000123")),
            ]
            for reply in foreign {
                #expect(reply.status == 404)
                #expect(reply.body == unknown.body)
            }
        }
    }

    @Test(
        "A new session for the same order takes the place of the one before, also in the legacy spelling of its number")
    func replacing() async throws {
        try await TestServer.run { sandbox in
            let first = try await sandbox.session(SessionMessage().numbered("A.1"))
            let second = try await sandbox.session(SessionMessage().numbered("A-1"))
            let other = try await sandbox.session(SessionMessage().numbered("A-1").from(.apitest))
            #expect(try await sandbox.status(first) == "cancelled")
            #expect(try await sandbox.status(second) == "session_active")
            #expect(try await sandbox.status(other, from: .apitest) == "session_active")
            #expect(
                try await sandbox.sessionWebhookEvents()
                    == ["session_active", "cancelled", "session_active", "session_active"])
            let latest = try await sandbox.answer(.sessionStatus(invoiceNumber: "1TSTA-1"))
            #expect(latest.member("status") == "session_active")
            guard case .ended(.cancelled, let url) = try await sandbox.complete(first) else {
                Issue.record("completed")
                return
            }
            #expect(url?.text.hasSuffix("/cancel/txn/MDox%3D%3D/") == true)
        }
    }

    @Test("An order number that has an order gets no session")
    func taken() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place(.order(["ORDERNUMBER": "000000123"]))
            let reply = try await sandbox.answer(WireRequest(SessionMessage()))
            #expect(reply.status == 400)
            #expect(
                reply.text == """
                    {"status":"error","message":"transaction.orderNumber: Order with number 000000123 already exists",\
                    "errors":[{"field":"transaction.orderNumber",\
                    "message":"Order with number 000000123 already exists"}]}
                    """)
            #expect(try await sandbox.count("sessions") == 0)
        }
    }

    @Test("A session expires at its moment before anybody has written it down")
    func expiry() async throws {
        try await TestServer.run(.sandbox) { sandbox in
            let token = try await sandbox.session()
            sandbox.clock.advance(hours: 1, milliseconds: -1)
            #expect(try await sandbox.status(token) == "session_active")
            #expect(try await LoadSession(sandbox.platform)(token)?.status == .active)
            sandbox.clock.advance(hours: 0, milliseconds: 1)
            #expect(try await sandbox.status(token) == "session_expired")
            #expect(try await LoadSession(sandbox.platform)(token)?.status == .expired)
            #expect(
                try await sandbox.complete(token)
                    == .ended(
                        .expired,
                        returnURL: ReturnURL("https://shop.example.com/billink/midpage/cancel/txn/MDox%3D%3D/")))
            #expect(try await sandbox.count("orders") == 0)
            #expect(try await sandbox.sessionWebhookEvents() == ["session_active", "session_expired"])
        }
    }

    @Test("Sessions expire without a visit, at their own time, in sequence with order events")
    func movedClock() async throws {
        try await TestServer.run { sandbox in
            try await sandbox.place()
            _ = try await sandbox.answer(.start("10001"))
            let tokens = [
                try await sandbox.session(), try await sandbox.session(SessionMessage().numbered("2")),
            ]
            let reply = try await sandbox.answer(WireRequest("/sandbox/clock/advance", body: #"{"days":3}"#.utf8))
            #expect(reply.member("expiredSessions") == "2")
            #expect(reply.member("done") == "3")
            let told = try await sandbox.platform.database.read {
                try $0.rows(
                    "SELECT notice, at FROM outbox WHERE at > $1 ORDER BY id",
                    [.integer(sandbox.clock.now.milliseconds)]
                ) {
                    try ($0.text(0), $0.integer(1))
                }
            }
            #expect(told.map(\.0) == ["session_expired", "session_expired", "order_step_advanced"])
            #expect(told.prefix(2).allSatisfy { $0.1 == sandbox.clock.now.adding(hours: 1).milliseconds })
            for token in tokens { #expect(try await sandbox.status(token) == "session_expired") }
            let again = try await sandbox.answer(WireRequest("/sandbox/clock/advance", body: #"{"hours":1}"#.utf8))
            #expect(again.member("expiredSessions") == "0")
        }
    }

    @Test("More sessions than fit one batch expire, all of them once")
    func manySessions() async throws {
        try await TestServer.run { sandbox in
            let count = 300
            let port = sandbox.port
            try await onThread {
                let client = try WireClient(port: port)
                for number in 0..<count {
                    try client.send(WireRequest(SessionMessage().numbered("\(number)")))
                    _ = try client.receive()
                }
            }
            let reply = try await sandbox.answer(WireRequest("/sandbox/clock/advance", body: #"{"hours":2}"#.utf8))
            #expect(reply.member("expiredSessions") == "\(count)")
            #expect(try await sandbox.count("outbox WHERE notice = 'session_expired'") == count)
            #expect(try await sandbox.count("sessions WHERE status = 'session_expired'") == count)
        }
    }

    @Test("Cancelling sends the customer back, once")
    func cancelling() async throws {
        try await TestServer.run { sandbox in
            let token = try await sandbox.session()
            let cancel = CancelSession(sandbox.platform)
            let first = try await cancel(token)
            #expect(first?.status == .cancelled)
            #expect(first?.returnURL?.text == "https://shop.example.com/billink/midpage/cancel/txn/MDox%3D%3D/")
            #expect(try await cancel(token) == first)
            #expect(try await cancel(SessionToken("x")) == nil)
            #expect(try await sandbox.sessionWebhookEvents() == ["session_active", "cancelled"])
            #expect(try await sandbox.status(token) == "cancelled")
        }
    }

    @Test("The webshop settings are the documentation's in a sandbox, the standard elsewhere, and a merchant's own")
    func webshopSettings() async throws {
        try await TestServer.run { sandbox in
            let body = #"{"billinkUsername":"usertest","billinkID":"d38a3439590889df026367bf01d621e687b8d278"}"#
            let request = WireRequest("/v2/client/webshop-settings", body: body.utf8)
            let reply = try await sandbox.answer(request)
            #expect(
                reply.text == """
                    {"status":"success","whitelist":true,"minimum_paid_orders":5,"period":90,\
                    "total_amount_higher_than":500}
                    """)
            let own = WebshopSettings(
                isTrustScoreEnabled: false, minimumPaidOrders: 2, periodDays: 30,
                minTotalExclusive: Money(cents: 24_950))
            let merchantID = try await sandbox.merchantID()
            try await sandbox.platform.database.write {
                try MerchantTable.setWebshopSettings(own, id: merchantID, in: $0)
            }
            let changed = try await sandbox.answer(request)
            #expect(
                changed.text == """
                    {"status":"success","whitelist":false,"minimum_paid_orders":2,"period":30,\
                    "total_amount_higher_than":249.5}
                    """)
            let nobody = try await sandbox.answer(WireRequest("/v2/client/webshop-settings", body: "{}".utf8))
            #expect(nobody.status == 400)
            #expect(nobody.failingFields == ["billinkUsername"])
        }
    }
}
