import Foundation
@testable import ServerTestSupport
import Storage
import Testing
import UseCases

/// OWASP API10:2023, unsafe consumption of APIs: the only foreign replies the platform reads are those of webhooks'
/// receivers.
@Suite("API10: replies of others")
struct ForeignReplyTests {
    private static let address =
        #""billinkUsername":"usertest","billinkID":"d38a3439590889df026367bf01d621e687b8d278","url":"#

    @Test("Of a receiver's reply 2 KiB are kept, whatever it is, and nothing in it is obeyed")
    func answers() async throws {
        let flood = String(repeating: "<script>alert(1)</script>\u{0}\u{1B}[2J", count: 40_000)
        try await WebhookReceiver.run(answer: { _, _ in .status(500, flood) }) { receiver in
            try await TestServer.run { sandbox in
                let body = "{\(Self.address)\"\(receiver.url)\"}"
                #expect(try await sandbox.answer(WireRequest("/v2/client/webhook/set", body: body.utf8)).status == 200)
                try await sandbox.place()
                _ = try await receiver.waitForMessages(1)
                try await sandbox.waitForRetry()
                let kept = try await sandbox.platform.database.read { transaction in
                    try transaction.rows("SELECT answer FROM webhook_attempts", []) { try $0.text(0) }
                }
                #expect(!kept.isEmpty)
                #expect(kept.allSatisfy { $0.unicodeScalars.count <= 2_048 && !$0.contains("\u{0}") })
            }
        }
    }

    @Test("A redirect is not followed, to wherever it leads")
    func redirects() async throws {
        try await WebhookReceiver.run { inside in
            try await WebhookReceiver.run(answer: { _, _ in .redirect(to: inside.url) }) { receiver in
                try await TestServer.run { sandbox in
                    let body = "{\(Self.address)\"\(receiver.url)\"}"
                    _ = try await sandbox.answer(WireRequest("/v2/client/webhook/set", body: body.utf8))
                    try await sandbox.place()
                    _ = try await receiver.waitForMessages(1)
                    try await sandbox.waitForRetry()
                    #expect(inside.messages.isEmpty)
                }
            }
        }
    }
}
