import Logging
@testable import ServerTestSupport
import Testing

@testable import Wire

@Suite("Permissions of partners")
struct PartnerPermissionTests {
    private static let calls = V2PartnerCall.allCases.map { String($0.rawValue.split(separator: "/")[2]) }
    private static let aboutOne = calls.filter { $0 != "create" && $0 != "list" }

    @Test(
        "Another partner's merchant, an unknown one and the partner itself get the same response", arguments: aboutOne)
    func unknown(call: String) async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            let other = try await sandbox.addPartner("other", "QQO")
            try await sandbox.create(["username": "theirs"], by: other)
            let before = try await sandbox.show("theirs", to: other)
            var replies: [WireReply] = []
            for username in ["theirs", "usertest", "partner", "other", "nobody", "THEIRS", "'", "\u{1F511}"] {
                // Also with fields that are wrong: who may not see a merchant learns nothing of it.
                let message = V2TestMessage.merchant(call, username, ["bic": "x", "city": "Utrecht"])
                replies.append(try await sandbox.answer(json: message.from(partner)))
            }
            #expect(replies.allSatisfy { $0.status == 404 })
            #expect(Set(replies.map(\.text)) == [#"{"status":"error","message":"Merchant not found"}"#])
            #expect(Set(replies.map { $0.headers.map(\.name).joined(separator: " ") }).count == 1)
            #expect(try await sandbox.show("theirs", to: other) == before)
            #expect(try await sandbox.usernames(of: partner) == [])
            let named = try await sandbox.answer(json: .merchant(call, nil).from(partner))
            #expect(named.status == 400)
            #expect(
                named.text.hasPrefix(#"{"status":"error","message":"1. username: This value should not be blank.""#))
        }
    }

    @Test("An unknown, missing or non-partner account is refused by every call", arguments: calls)
    func strangers(call: String) async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            let message = V2TestMessage.create().with(["username": "bakkerij"])
            func reply(_ members: [String: JSONNode?]) async throws -> WireReply {
                var changed = message.from(partner).with(members)
                changed.call = "partner/merchant/\(call)"
                return try await sandbox.answer(json: changed)
            }
            let blank = "This value should not be blank."
            for member in ["billinkUsername", "billinkID"] {
                let missing = try await reply([member: nil])
                #expect(missing.status == 400)
                #expect(
                    missing.text == """
                        {"status":"error","message":"1. \(member): \(blank)",\
                        "errors":[{"field":"\(member)","message":"\(blank)"}]}
                        """)
                let wrong = try await reply([member: "x"])
                #expect(wrong.status == 403)
                #expect(wrong.text == #"{"status":"error","message":"Unknown client username or client id"}"#)
            }
            let shop = try await reply([
                "billinkUsername": "usertest", "billinkID": .string(TestAccount.usertest.clientID),
            ])
            #expect(shop.status == 403)
            #expect(shop.text == #"{"status":"error","message":"This account is not a partner."}"#)
            let noObject = try await sandbox.answer(WireRequest("/v2/partner/merchant/\(call)", body: "[]".utf8))
            #expect(noObject.text == #"{"status":"error","message":"The body is not a JSON object."}"#)
            #expect(try await sandbox.usernames(of: partner) == [])
        }
    }

    @Test("A partner out of service looks on and changes nothing")
    func inactivePartner() async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            try await sandbox.create(by: partner)
            try await sandbox.execute("UPDATE merchants SET is_active = 0 WHERE username = 'partner'")
            let before = try await sandbox.show(to: partner)
            for call in Self.aboutOne where call != "info" {
                let reply = try await sandbox.answer(json: .merchant(call).from(partner))
                #expect(reply.status == 403)
                #expect(reply.text == #"{"status":"error","message":"This account is not active."}"#)
            }
            let create = try await sandbox.answer(json: .create(["username": "another"]).from(partner))
            #expect(create.status == 403)
            #expect(try await sandbox.show(to: partner) == before)
            #expect(try await sandbox.usernames(of: partner) == ["bakkerij"])
        }
    }

    @Test("A merchant under a partner is no partner")
    func grandchildren() async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            let shop = try await sandbox.create(["isPartner": true], by: partner)
            #expect(try await sandbox.answer(json: .create(["username": "b-b"]).from(shop)).status == 403)
        }
    }

    @Test("A partner above its rate limit gets the time to wait")
    func limits() async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            try await sandbox.limit(partner, perSecond: 1, burst: 1)
            try await sandbox.create(by: partner)
            let reply = try await sandbox.answer(json: .merchant("info").from(partner))
            #expect(reply.status == 429)
            #expect(reply.header("Retry-After") == "1")
            #expect(reply.text == #"{"status":"error","message":"Request limit exceeded"}"#)
        }
    }

    @Test("No secret of a merchant is sent, stored or logged")
    func secrets() async throws {
        try await TestServer.run(logLevel: .trace) { sandbox in
            let partner = try await sandbox.addPartner()
            let shop = try await sandbox.create(["changePasswordLink": true], by: partner)
            let replies = [
                try await sandbox.answer(json: .merchant("info").from(partner)).text,
                try await sandbox.answer(json: .merchant("list", nil).from(partner)).text,
                try await sandbox.answer(json: .merchant("update").from(partner)).text,
            ]
            #expect(replies.allSatisfy { !$0.contains(shop.clientID) && !$0.contains("/password/") })
            #expect(!sandbox.log.lines.contains { $0.text.contains(shop.clientID) || $0.text.contains("Jansen") })
        }
    }
}
