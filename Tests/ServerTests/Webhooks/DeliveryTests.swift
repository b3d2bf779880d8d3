import Crypto
import Domain
import Foundation
@testable import ServerTestSupport
import Storage
import TestSupport
import Testing

@testable import UseCases

@Suite("Delivery of webhooks")
struct DeliveryTests {
    @Test("A merchant is notified of its order, with its numbers and Dutch time")
    func payload() async throws {
        try await WebhookReceiver.run { receiver in
            try await TestServer.run { sandbox in
                try await sandbox.setWebhook(receiver.url)
                try await sandbox.place(.order(["ORDERNUMBER": "A.1"]))
                let message = try #require(try await receiver.waitForMessages(1).first)
                #expect(
                    message.body == #"{"order_id":"A.1","invoice_number":"3TSTA-1","invoice_number_clean":"A-1","#
                        + #""workflow_id":"3","event":"order_placed","timestamp":"2026-11-23 13:00:00"}"#)
                #expect(message.headers["content-type"] == "application/json")
                #expect(message.headers["x-billink-webhook-signature"] == nil)
                #expect(message.deliveryID?.hasPrefix("whd_") == true)
            }
        }
    }

    @Test("A signed message is verified by Python's hmac, in both forms")
    func signature() async throws {
        try await WebhookReceiver.run { receiver in
            try await TestServer.run { sandbox in
                let former = try await sandbox.newSecret()
                let secret = try await sandbox.newSecret()
                try await sandbox.setWebhook(receiver.url, isSigned: true)
                try await sandbox.place()
                let message = try #require(try await receiver.waitForMessages(1).first)
                #expect(message.headers["x-billink-webhook-id"] == message.headers["webhook-id"])
                #expect(message.headers["x-billink-webhook-timestamp"] == "1795435200")
                #expect(try Self.verified(message, secret: secret, former: former))
                let forged = WebhookReceiver.Message(body: message.body + " ", headers: message.headers)
                #expect(try !Self.verified(forged, secret: secret, former: former))
            }
        }
    }

    @Test("Only signed webhooks hear of the three notices that came later")
    func signedOnly() async throws {
        for isSigned in [false, true] {
            try await WebhookReceiver.run { receiver in
                try await TestServer.run { sandbox in
                    _ = try await sandbox.newSecret()
                    try await sandbox.setWebhook(receiver.url, isSigned: isSigned)
                    try await sandbox.place()
                    _ = try await sandbox.answer(V1TestMessage.start("10001"))
                    _ = try await PlatformClock(sandbox.platform).advance(.days(4))
                    let expected =
                        ["order_placed", "order_workflow_started"] + (isSigned ? ["order_step_advanced"] : [])
                    let messages = try await receiver.waitForMessages(expected.count)
                    #expect(messages.map(\.event) == expected)
                }
            }
        }
    }

    @Test("Events of one order are delivered in sequence, however often a message fails")
    func order() async throws {
        // The first two attempts fail.
        let answer: @Sendable (WebhookReceiver.Message, Int) -> WebhookReceiver.Answer = {
            $1 < 2 ? .status(500, "no") : .status(204)
        }
        try await WebhookReceiver.run(answer: answer) { receiver in
            try await TestServer.run { sandbox in
                try await sandbox.setWebhook(receiver.url)
                try await sandbox.place()
                _ = try await sandbox.answer(V1TestMessage.start("10001"))
                _ = try await receiver.waitForMessages(1)
                for attempts in 1...2 {
                    try await sandbox.waitForRetry(after: attempts)
                    sandbox.clock.advance(hours: 0, milliseconds: 61_000)
                    _ = try await receiver.waitForMessages(attempts + 1)
                }
                let messages = try await receiver.waitForMessages(4)
                #expect(
                    messages.map(\.event) == [
                        "order_placed", "order_placed", "order_placed", "order_workflow_started",
                    ])
                #expect(Set(messages.map(\.deliveryID)).count == 2)
                let log = WebhookLog(sandbox.platform)
                let first = try #require(try await log.latest(of: "usertest", limit: 2).last)
                let attempts = try await log.show(first.message.id).attempts
                #expect(attempts.map(\.status) == [500, 500, 204])
                #expect(attempts.first?.responseExcerpt == "no")
            }
        }
    }

    @Test("After three retries a message is given up, and the next one goes")
    func givingUp() async throws {
        try await WebhookReceiver.run(answer: { message, _ in
            message.event == "order_placed" ? .status(503) : .status(200)
        }) {
            receiver in
            try await TestServer.run { sandbox in
                try await sandbox.setWebhook(receiver.url)
                try await sandbox.place()
                _ = try await sandbox.answer(V1TestMessage.start("10001"))
                for attempts in 1...3 {
                    _ = try await receiver.waitForMessages(attempts)
                    try await sandbox.waitForRetry(after: attempts)
                    sandbox.clock.advance(hours: 0, milliseconds: 601_000)
                }
                let messages = try await receiver.waitForMessages(5)
                #expect(
                    messages.map(\.event) == Array(repeating: "order_placed", count: 4) + ["order_workflow_started"])
                let entries = try await WebhookLog(sandbox.platform).latest(of: "usertest", limit: 2)
                #expect(entries.last?.message.isDelivered == false)
            }
        }
    }

    @Test("A redirect is not followed, and counts as a failure")
    func redirect() async throws {
        try await WebhookReceiver.run { other in
            try await WebhookReceiver.run(answer: { _, _ in .redirect(to: other.url) }) { receiver in
                try await TestServer.run { sandbox in
                    try await sandbox.setWebhook(receiver.url)
                    try await sandbox.place()
                    _ = try await receiver.waitForMessages(1)
                    try await sandbox.waitForRetry()
                    #expect(other.messages.isEmpty)
                }
            }
        }
    }

    @Test("Slow and failing receivers do not delay others")
    func slowReceivers() async throws {
        let (count, slow, failing) = (200, 0..<20, 20..<40)
        try await WebhookReceiver.run(count) { number in
            { _, _ in slow.contains(number) ? .none : .status(failing.contains(number) ? 500 : 200) }
        } _: { receivers in
            try await TestServer.run { sandbox in
                let shops = try await sandbox.addShops(count)
                for (shop, receiver) in zip(shops, receivers) { try await sandbox.setWebhook(receiver.url, of: shop) }
                for round in 0..<3 {
                    for (number, shop) in shops.enumerated() {
                        let order = V1TestMessage.order(["ORDERNUMBER": "\(round)"]).fromAnotherPerson(
                            number * 10 + round)
                        try await sandbox.place(order.from(shop))
                    }
                }
                // Two seconds on a quiet machine; behind the silent ones it would be as many times ten.
                for receiver in receivers[40...] {
                    #expect(try await receiver.waitForMessages(3).count == 3)
                }
            }
        }
    }

    private static func verified(_ message: WebhookReceiver.Message, secret: String, former: String) throws -> Bool {
        let program = """
            import sys, hmac, hashlib, base64
            secret, former, body, stamp, code, ident, standard = sys.argv[1:]
            own = hmac.new(secret.encode(), (stamp + body).encode(), hashlib.sha256).hexdigest()
            def sign(key):
                signed = f"{ident}.{stamp}.{body}".encode()
                code = hmac.new(base64.b64decode(key), signed, hashlib.sha256).digest()
                return "v1," + base64.b64encode(code).decode()
            sys.exit(0 if own == code and standard.split() == [sign(secret), sign(former)] else 1)
            """
        let process = try Spawn.program(
            "/usr/bin/env",
            [
                "env", "PATH=/usr/local/bin:/usr/bin:/bin:/root/.pyenv/shims", "python3", "-c", program, secret, former,
                message.body, message.headers["x-billink-webhook-timestamp"] ?? "",
                message.headers["x-billink-webhook-signature"] ?? "", message.headers["webhook-id"] ?? "",
                message.headers["webhook-signature"] ?? "",
            ], output: "/dev/null", complaint: "/dev/null")
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status == 0
    }
}

extension WebhookReceiver.Message {
    var event: String? {
        (try? JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any])?["event"] as? String
    }
}

extension TestServer {
    func caller(_ account: TestAccount = .usertest) -> Caller {
        Caller(username: account.username, clientID: account.clientID)
    }

    func setWebhook(_ url: String, isSigned: Bool = false, of account: TestAccount = .usertest) async throws {
        try await SetWebhook(platform)(
            .init(caller: caller(account), subject: .order, url: url, isSigned: isSigned))
    }

    func newSecret(of account: TestAccount = .usertest) async throws -> String {
        try await GenerateWebhookSecret(platform)(caller(account))
    }

    /// Returns when a message waits for another attempt after so many.
    func waitForRetry(after attempts: Int = 1) async throws {
        let waiting = "outbox WHERE attempts = \(attempts) AND attempt_at > \(clock.now.milliseconds)"
        try await waitUntil("another attempt that waits") { try await count(waiting) > 0 }
    }

    /// Merchants of one's own.
    func addShops(_ count: Int) async throws -> [TestAccount] {
        // Away from the moment at which the sandbox was seeded, under the same node.
        clock.advance(hours: 1)
        var shops: [TestAccount] = []
        for number in 0..<count {
            let letters = [number / 26, number % 26].map { String(UnicodeScalar(UInt8(65 + $0))) }.joined()
            let clientID = try await CreateMerchant(platform)(
                username: "shop-\(number)", letterCode: try #require(LetterCode("Z\(letters)")),
                profile: MerchantProfile(companyName: "Shop \(number)"))
            shops.append(TestAccount(username: "shop-\(number)", clientID: clientID.text))
        }
        return shops
    }
}
