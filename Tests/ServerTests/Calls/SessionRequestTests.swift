import Domain
import Foundation
@testable import ServerTestSupport
import Storage
import Testing
import UseCases

/// Rules for a request for a session, and its repetition.
@Suite("Requests for checkout sessions")
struct SessionRequestTests {
    @Test("Every failing field is listed, numbered, in its place")
    func everything() async throws {
        try await TestServer.run { sandbox in
            let body = #"{"client":{"workflowNumber":"9"},"transaction":{"totalAmount":"x","orderItems":[]}}"#
            let reply = try await sandbox.answer(WireRequest("/v2/session/create", body: body.utf8))
            #expect(reply.status == 400)
            #expect(reply.member("status") == "error")
            #expect(
                reply.failingFields == [
                    "client.billinkUsername", "client.billinkID", "client.workflowNumber",
                    "client.returnURL.successURL", "client.returnURL.failURL", "transaction.orderNumber",
                    "transaction.totalAmount", "transaction.orderItems",
                ])
            let message = try #require(reply.member("message"))
            #expect(
                message.hasPrefix(
                    "1. client.billinkUsername: This value should not be blank. "
                        + "2. client.billinkID: This value should not be blank. 3. client.workflowNumber: "))
            #expect(message.hasSuffix("8. transaction.orderItems: There should be at least one item."))
        }
    }

    @Test(
        "A field that no customer can put right is refused and named",
        arguments: [
            ("workflowNumber", #""""#, "client.workflowNumber"), ("workflowNumber", #""9""#, "client.workflowNumber"),
            ("workflowNumber", #""x""#, "client.workflowNumber"), ("workflowNumber", #""2""#, "customer.type"),
            ("type", #""x""#, "customer.type"), ("payTrustScore", #""101""#, "customer.payTrustScore"),
            ("successURL", #""/place/""#, "client.returnURL.successURL"),
            ("failURL", #""""#, "client.returnURL.failURL"), ("backURL", #""ftp://a.nl/""#, "client.returnURL.backURL"),
            ("cancelURL", #"" https://a.nl/""#, "client.returnURL.cancelURL"),
            ("totalAmount", #""""#, "transaction.totalAmount"), ("totalAmount", #""0""#, "transaction.totalAmount"),
            ("totalAmount", #""12,50""#, "transaction.totalAmount"),
            ("totalAmount", #""121.07""#, "transaction.totalAmount"),
            ("totalTaxAmount", #""x""#, "transaction.totalTaxAmount"),
            ("purchaseCountry", #""XX""#, "transaction.purchaseCountry"),
            ("purchaseCurrency", #""USD""#, "transaction.purchaseCurrency"),
            ("orderNumber", #""""#, "transaction.orderNumber"), ("orderNumber", #""a b""#, "transaction.orderNumber"),
            ("taxRate", #""22""#, "transaction.orderItems[0].taxRate"),
            ("productAmount", #""x""#, "transaction.orderItems[0].productAmount"),
            ("quantity", #""0""#, "transaction.orderItems[0].productAmount"),
            ("totalProductAmount", #""120.00""#, "transaction.orderItems[0].productAmount"),
        ])
    func refused(member: String, value: String, field: String) async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(WireRequest(SessionMessage().with(member: member, value)))
            #expect(reply.status == 400)
            #expect(reply.failingFields == [field], "\(reply.text)")
            #expect(try await sandbox.count("sessions") == 0)
        }
    }

    @Test(
        "Errors that a customer can correct do not keep them from the page",
        arguments: [
            ("houseNumber", #""""#), ("houseNumber", #""bis""#), ("street", #""""#), ("postalCode", #""x""#),
            ("city", "null"), ("countryCode", #""Holland""#), ("email", #""""#), ("email", #""no address""#),
            ("mobile", #""123""#), ("firstName", "null"), ("lastName", #""""#), ("birthdate", #""31-02-1990""#),
            ("gender", #""?""#), ("type", #""""#), ("logoURL", #""logo.png""#), ("backURL", #""""#),
            ("totalAmount", "121"), ("totalAmount", #""121.06""#), ("totalAmount", #""120.9400000001""#),
        ])
    func accepted(member: String, value: String) async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(WireRequest(SessionMessage().with(member: member, value)))
            #expect(reply.member("status") == "success", "\(reply.text)")
        }
    }

    @Test("Five hundred items and a rounding line are accepted, one item more is not")
    func items() async throws {
        try await TestServer.run { sandbox in
            func message(_ count: Int) -> SessionMessage {
                let item = #"{"name":"Pin","productAmount":"0.204","taxRate":"21","quantity":"1"}"#
                let items = Array(repeating: item, count: count).joined(separator: ",")
                let message = SessionMessage().with(member: "totalAmount", #""100.40""#)
                let start = message.body.components(separatedBy: #""orderItems":"#)[0]
                return message.with(
                    String(message.body.dropFirst(start.count)), #""orderItems":[\#(items)]}}"#)
            }
            let token = try await sandbox.session(message(500))
            let view = try await sandbox.view(token)
            #expect(view.lines.count == 501)
            #expect(view.total == Money(cents: 10_040))
            guard case .completed = try await sandbox.complete(token) else {
                Issue.record("not completed")
                return
            }
            #expect(try await sandbox.storedOrder("000000123")?.total == Money(cents: 10_040))
            let reply = try await sandbox.answer(WireRequest(message(501).numbered("2")))
            #expect(reply.failingFields == ["transaction.orderItems"])
        }
    }

    @Test("An item's code that is too long is cut, by its characters")
    func longCode() async throws {
        try await TestServer.run { sandbox in
            let code = String(repeating: "é", count: 70)
            let token = try await sandbox.session(SessionMessage().with(member: "code", "\"\(code)\""))
            _ = try await sandbox.complete(token)
            let lines = try await sandbox.storedContent("000000123").lines
            #expect(lines.map(\.code) == [String(code.prefix(64))])
        }
    }

    @Test("An unknown caller gets no details")
    func unknownCallers() async throws {
        try await TestServer.run { sandbox in
            for message in [
                SessionMessage().with(member: "billinkID", #""wrong""#),
                SessionMessage().with(member: "billinkUsername", #""nobody""#).with(member: "totalAmount", #""x""#),
            ] {
                let reply = try await sandbox.answer(WireRequest(message))
                #expect(reply.status == 403)
                #expect(reply.text == #"{"status":"error","message":"Unknown client username or client id"}"#)
            }
            let account = TestAccount(username: "usertest", clientID: "wrong")
            let status = try await sandbox.answer(.sessionStatus(sessionID: "x", from: account))
            #expect(status.status == 403)
            try await sandbox.execute("UPDATE merchants SET is_active = 0")
            #expect(try await sandbox.answer(WireRequest(SessionMessage())).status == 403)
        }
    }

    @Test(
        "A body that is no object gets one", arguments: ["", "null", "[]", "\"x\"", "{", "<API/>"],
        ["/v2/session/create", "/v2/session/status", "/v2/client/webshop-settings", "/api/v1/create"])
    func noObject(body: String, path: String) async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(WireRequest(path, body: body.utf8))
            #expect(reply.status == 400)
            #expect(reply.text == #"{"status":"error","message":"The body is not a JSON object."}"#)
        }
    }

    @Test(
        "Members of the wrong kind are as good as none",
        arguments: [
            #"{"client":[],"transaction":"x"}"#, #"{"client":{"returnURL":1,"options":"x"}}"#,
            #"{"transaction":{"orderItems":{"0":1}}}"#, #"{"transaction":{"orderItems":[1,null,[],"x"]}}"#,
            #"{"client":{"returnURL":{"successURL":{},"failURL":1}},"customer":7}"#,
        ])
    func wrongKinds(body: String) async throws {
        try await TestServer.run { sandbox in
            let reply = try await sandbox.answer(WireRequest("/v2/session/create", body: body.utf8))
            #expect(reply.status == 400)
            #expect(reply.failingFields.contains("client.billinkUsername"))
        }
    }

    @Test("Under one Idempotency-Key a session is created once, and failures are kept with their HTTP status")
    func idempotency() async throws {
        try await TestServer.run { sandbox in
            let request = WireRequest(SessionMessage()).with("Idempotency-Key", "key-1")
            let first = try await sandbox.answer(request)
            let again = try await sandbox.answer(request)
            #expect(first.status == 200)
            #expect(first.header("Idempotent-Replayed") == nil)
            #expect(again.body == first.body)
            #expect(again.header("Idempotent-Replayed") == "true")
            #expect(try await sandbox.count("sessions") == 1)
            let other = try await sandbox.answer(
                WireRequest(SessionMessage().numbered("2")).with("Idempotency-Key", "key-1"))
            #expect(other.status == 409)
            #expect(other.member("status") == "error")

            let wrong = WireRequest(SessionMessage().with(member: "totalAmount", #""x""#))
                .with("Idempotency-Key", "key-2")
            let refused = try await sandbox.answer(wrong)
            let refusedAgain = try await sandbox.answer(wrong)
            #expect(refused.status == 400)
            #expect(refusedAgain.status == 400)
            #expect(refused.body == refusedAgain.body)
            #expect(refusedAgain.header("Idempotent-Replayed") == "true")
            let noKey = try await sandbox.answer(WireRequest(SessionMessage()).with("Idempotency-Key", "a b"))
            #expect(noKey.status == 400)
        }
    }

    @Test("A merchant above its rate limit gets the time to wait")
    func limits() async throws {
        try await TestServer.run { sandbox in
            let merchantID = try await sandbox.merchantID()
            try await sandbox.platform.database.write {
                try MerchantTable.setRateLimit(RateLimit(perSecond: 1, burst: 1), id: merchantID, in: $0)
            }
            _ = try await sandbox.session()
            let reply = try await sandbox.answer(.sessionStatus(sessionID: "x"))
            #expect(reply.status == 429)
            #expect(reply.header("Retry-After") == "1")
            #expect(reply.header("X-RateLimit-Remaining") == "0")
            #expect(reply.text == #"{"status":"error","message":"Request limit exceeded"}"#)
        }
    }
}
