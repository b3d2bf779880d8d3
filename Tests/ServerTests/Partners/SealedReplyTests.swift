import Domain
import Foundation
@testable import ServerTestSupport
import Storage
import TestSupport
import Testing

@testable import UseCases

@Suite("Idempotency of calls that show a secret")
struct SealedReplyTests {
    /// The calls, and the member that nobody may read in the store.
    private static let calls: [(message: V2TestMessage, secret: String)] = [
        (.create(["username": "another"]), "uniqueID"), (.merchant("rotate-id"), "uniqueID"),
        (.create(["username": "another", "changePasswordLink": true]), "changePasswordLink"),
        (.merchant("update", "bakkerij", ["changePasswordLink": true]), "changePasswordLink"),
        (V2TestMessage("client/webhook-v3/secret/generate", [:]), "secret"),
    ]

    @Test("The reply is the same, byte for byte, and its secret is in no table", arguments: calls)
    func sealed(message: V2TestMessage, secret: String) async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            try await sandbox.create(by: partner)
            let signed = message.from(partner)
            let first = try await sandbox.answer(json: signed, key: "key-1")
            #expect(first.status == 200, "\(first.text)")
            #expect(first.header("Idempotent-Replayed") == nil)
            var shown = try #require(first.member(secret))
            shown = shown.components(separatedBy: "/password/").last ?? shown
            for _ in 0..<2 {
                let again = try await sandbox.answer(json: signed, key: "key-1")
                #expect(again.body == first.body)
                #expect(again.header("Idempotent-Replayed") == "true")
            }
            let stored = try await sandbox.everything()
            #expect(stored.contains("key-1"))
            let mayStand = secret == "secret" ? 1 : 0
            #expect(stored.components(separatedBy: shown).count - 1 == mayStand)
            #expect(!stored.contains(partner.clientID))
            let other = try await sandbox.answer(json: signed.with(["x": 1]), key: "key-1")
            #expect(other.status == 409)
            #expect(!other.text.contains(shown))
        }
    }

    @Test("A session's id is in no table either")
    func sessions() async throws {
        try await TestServer.run { sandbox in
            let request = WireRequest(SessionMessage()).with("Idempotency-Key", "key-1")
            let first = try await sandbox.answer(request)
            let id = try #require(first.member("sessionID"))
            #expect(try await sandbox.answer(request).body == first.body)
            #expect(try await !sandbox.everything().contains(id))
        }
    }

    @Test("Another client id, another key and a changed text open nothing")
    func seal() throws {
        let nonce = (0..<12).map { UInt8($0) }
        let seal = ReplyCipher(secret: "client id", idempotencyKey: "key")
        let sealed = try seal.sealed(#"{"uniqueID":"é"}"#, nonce: nonce)
        #expect(!sealed.contains("unique"))
        #expect(try seal.opened(sealed) == #"{"uniqueID":"é"}"#)
        #expect(try seal.sealed(#"{"uniqueID":"é"}"#, nonce: nonce.reversed()) != sealed)
        for other in [
            ReplyCipher(secret: "client ix", idempotencyKey: "key"),
            ReplyCipher(secret: "client id", idempotencyKey: "kez"),
        ] {
            #expect(throws: InvariantViolation.self) { try other.opened(sealed) }
        }
        for changed in ["", "no base64", String(sealed.dropFirst(4)), "AAAA" + sealed.dropFirst(4)] {
            #expect(throws: InvariantViolation.self) { try seal.opened(changed) }
        }
    }
}

@Suite("Idempotency of the partner's and the webhooks' calls")
struct StatusCallIdempotencyTests {
    private static let changes: [V2TestMessage] = [
        .create(["username": "another"]), .merchant("update", "bakkerij", ["city": "Utrecht"]),
        .merchant("rotate-id"), .merchant("deactivate"), .merchant("reactivate"),
        V2TestMessage("client/webhook/set", ["url": "https://example.com/"]),
        V2TestMessage("session/webhook/set", ["url": "https://example.com/"]),
        V2TestMessage("client/webhook/disable", [:]), V2TestMessage("client/webhook-v3/secret/generate", [:]),
        V2TestMessage("session/webhook-v3/disable", [:]),
    ]

    @Test("A repeated request with the same key is executed once", arguments: changes)
    func once(message: V2TestMessage) async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            try await sandbox.create(by: partner)
            let signed = message.from(partner)
            let first = try await sandbox.answer(json: signed, key: "key-1")
            #expect(first.status == 200, "\(first.text)")
            let before = try await sandbox.everything()
            let again = try await sandbox.answer(json: signed, key: "key-1")
            #expect(again.body == first.body)
            #expect(again.header("Idempotent-Replayed") == "true")
            #expect(try await sandbox.everything() == before)
            let reused = try await sandbox.answer(json: signed.with(["other": 1]), key: "key-1")
            #expect(reused.status == 409)
            #expect(reused.member("status") == "error")
            for bad in ["", "a key", String(repeating: "k", count: 256)] {
                #expect(try await sandbox.answer(json: signed, key: bad).status == 400)
            }
            #expect(try await sandbox.everything() == before)
        }
    }

    @Test("A refusal is repeated with its status, even if it would no longer apply")
    func refusals() async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            let cases: [(V2TestMessage, Int)] = [
                (.merchant("info"), 404), (.merchant("update"), 404), (.merchant("deactivate"), 404),
                (.create(["bic": "x"]), 400),
                (V2TestMessage("client/webhook-v3/set", ["url": "https://example.com/"]), 400),
            ]
            var first: [WireReply] = []
            for (message, status) in cases {
                let reply = try await sandbox.answer(json: message.from(partner), key: "key-\(first.count)")
                #expect(reply.status == status)
                first.append(reply)
            }
            try await sandbox.create(by: partner)
            _ = try await sandbox.answer(json: V2TestMessage("client/webhook-v3/secret/generate", [:]).from(partner))
            for (index, (message, status)) in cases.enumerated() {
                let again = try await sandbox.answer(json: message.from(partner), key: "key-\(index)")
                // A question is asked anew.
                let isQuestion = message.call.hasSuffix("info")
                #expect(again.status == (isQuestion ? 200 : status))
                #expect((again.body == first[index].body) == !isQuestion)
                #expect(again.header("Idempotent-Replayed") == (isQuestion ? nil : "true"))
            }
        }
    }

    @Test("A username that another request took meanwhile is refused under a key as without one")
    func race() async throws {
        try await TestServer.run { sandbox in
            let partner = try await sandbox.addPartner()
            let replies = try await withThrowingTaskGroup(of: WireReply.self) { group in
                for number in 0..<8 {
                    group.addTask {
                        try await sandbox.answer(json: V2TestMessage.create().from(partner), key: "key-\(number)")
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(replies.count { $0.status == 200 } == 1)
            #expect(replies.count { $0.text.contains("Merchant with username bakkerij already exists") } == 7)
        }
    }

    @Test("Webhook calls report missing members before they look up the key")
    func credentials() async throws {
        try await TestServer.run { sandbox in
            let message = V2TestMessage("client/webhook/disable", [:])
            let nobody = try await sandbox.answer(json: message, key: "key-1")
            #expect(nobody.text == #"{"status":"error","message":"billinkUsername parameter missing"}"#)
            let wrong = message.with(["billinkUsername": "usertest", "billinkID": "x"])
            #expect(
                try await sandbox.answer(json: wrong, key: "key-1").text
                    == #"{"status":"error","message":"Client not found"}"#)
            #expect(try await sandbox.count("idempotency_keys") == 0)
        }
    }
}

extension TestServer {
    /// Every text and number of every table.
    fileprivate func everything() async throws -> String {
        try await platform.database.read { transaction in
            let tables = try transaction.rows(
                TestEngine.isSQLite
                    ? "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
                    : """
                    SELECT table_name::text FROM information_schema.tables
                    WHERE table_schema = current_schema() ORDER BY 1
                    """, []
            ) { try $0.text(0) }
            return try tables.map { table in
                let columns = try transaction.rows(
                    TestEngine.isSQLite
                        ? "SELECT name FROM pragma_table_info('\(table)')"
                        : """
                        SELECT column_name::text FROM information_schema.columns
                        WHERE table_schema = current_schema() AND table_name = '\(table)' ORDER BY ordinal_position
                        """, []
                ) { try $0.text(0) }
                let row = columns.map { "COALESCE(CAST(\($0) AS TEXT), '-')" }.joined(separator: " || ' ' || ")
                let rows = try transaction.rows("SELECT \(row) FROM \(table)", []) { try $0.text(0) }
                return "\(table)\n" + rows.sorted().joined(separator: "\n")
            }.joined(separator: "\n\n")
        }
    }
}
