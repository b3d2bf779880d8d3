import Foundation
@testable import ServerTestSupport
import Testing

@testable import BillinkClient

@Suite("Webhooks, live")
struct LiveWebhookTests {
    /// The clock of a sandbox in tests stands still here.
    private static let now: @Sendable () -> Date = { Date(timeIntervalSince1970: 1_795_435_200) }

    @Test("A signed webhook receives the events of an order, and both signatures of every message are valid")
    func orders() async throws {
        try await WebhookReceiver.run { receiver in
            try await TestServer.run { sandbox in
                let client = sandbox.client()
                let secret = try await client.webhooks.generateSecret()
                try await client.webhooks.set(.orders, to: receiver.url)
                let check = try await client.check(Example.check)
                _ = try await client.order(Example.order("A-1", uuid: check.uuid))
                _ = try await client.startWorkflow([Shipment(of: "A-1")])
                let messages = try await receiver.waitForMessages(2)
                var events: [OrderEvent] = []
                for message in messages {
                    for scheme in WebhookVerifier.Scheme.allCases {
                        let verifier = WebhookVerifier(secrets: [secret], accepting: [scheme], now: Self.now)
                        let delivery = try verifier.verify(body: message.body.utf8, headers: message.headers)
                        #expect(delivery.id == message.deliveryID)
                        #expect(delivery.sentAt == Self.now())
                        guard case .order(let notice) = delivery.payload else { continue }
                        #expect(notice.orderID == "A-1")
                        #expect(notice.timestamp == Self.now())
                        if scheme == .billink { events.append(notice.event) }
                    }
                }
                #expect(events == [.placed, .workflowStarted])
            }
        }
    }

    @Test("While a new secret is young, a receiver that knows the old one only still believes")
    func rotation() async throws {
        try await WebhookReceiver.run { receiver in
            try await TestServer.run { sandbox in
                let client = sandbox.client()
                let former = try await client.webhooks.generateSecret()
                let secret = try await client.webhooks.generateSecret()
                #expect(former != secret)
                try await client.webhooks.set(.sessions, to: receiver.url)
                _ = try await client.sessions.create(Example.session("S-1"))
                let message = try #require(try await receiver.waitForMessages(1).first)
                for known in [[former], [secret], [former, secret]] {
                    let verifier = WebhookVerifier(secrets: known, now: Self.now)
                    let delivery = try verifier.verify(body: message.body.utf8, headers: message.headers)
                    guard case .session(let notice) = delivery.payload else {
                        Issue.record("\(delivery.payload)")
                        continue
                    }
                    #expect(notice.status == .active)
                    #expect(notice.invoiceNumber == "S-1")
                    #expect(notice.billinkInvoiceNumber == "1TSTS-1")
                }
            }
        }
    }

    @Test("An unsigned webhook receives events, and a disabled one does not")
    func unsigned() async throws {
        try await WebhookReceiver.run { receiver in
            try await TestServer.run { sandbox in
                let client = sandbox.client()
                try await client.webhooks.set(.sessions, to: receiver.url, signed: false)
                _ = try await client.sessions.create(Example.session("S-1"))
                let message = try #require(try await receiver.waitForMessages(1).first)
                #expect(throws: WebhookRejection.unsigned) {
                    try WebhookVerifier(secrets: ["c2VjcmV0"]).verify(
                        body: message.body.utf8, headers: message.headers)
                }
                guard case .session = try WebhookPayload(body: message.body.utf8) else {
                    Issue.record("\(message.body)")
                    return
                }
                try await client.webhooks.disable(.sessions, signed: false)
                _ = try await client.sessions.create(Example.session("S-2"))
                #expect(try await sandbox.count("outbox WHERE attempt_at IS NOT NULL") == 0)
            }
        }
    }

    @Test("A secret whose answer is lost is made once, and the repeated call shows it")
    func lostSecret() async throws {
        try await WebhookReceiver.run { receiver in
            try await TestServer.run { sandbox in
                try await FaultInjectingProxy.run(to: sandbox, losing: 1) { relay in
                    let client = sandbox.client(
                        port: relay.port, retryPolicy: RetryPolicy(firstDelay: .milliseconds(1)))
                    let secret = try await client.webhooks.generateSecret()
                    #expect(relay.messages.count == 2)
                    try await client.webhooks.set(.sessions, to: receiver.url)
                    _ = try await client.sessions.create(Example.session("S-1"))
                    let message = try #require(try await receiver.waitForMessages(1).first)
                    // A second secret would sign beside the first: Standard Webhooks carries one signature for each.
                    let signatures = message.headers["webhook-signature"]?.split(separator: " ")
                    #expect(signatures?.count == 1)
                    let verifier = WebhookVerifier(secrets: [secret], now: Self.now)
                    _ = try verifier.verify(body: message.body.utf8, headers: message.headers)
                }
            }
        }
    }

    @Test("An invalid webhook is refused")
    func refusals() async throws {
        try await TestServer.run { sandbox in
            let client = sandbox.client()
            let noSecret = await failure { try await client.webhooks.set(.orders, to: "https://shop.example.com") }
            #expect(noSecret?.httpStatus == 400)
            #expect(noSecret?.message.contains("generate the secret first") == true)
            let noAddress = await failure { try await client.webhooks.set(.orders, to: "shop", signed: false) }
            #expect(noAddress?.message == "Invalid url parameter")
            let stranger = sandbox.client(TestAccount(username: "nobody", clientID: "x"))
            let unknown = await failure { _ = try await stranger.webhooks.generateSecret() }
            #expect(unknown?.httpStatus == 404)
        }
    }
}
