import BillinkClient
import Crypto
import Foundation
import HTTPTypes
import Hummingbird
@testable import ServerTestSupport
import Testing

/// The examples of the reference about webhooks.
@Suite("Snippets about webhooks")
struct WebhookSnippets {
    @Test("The calls about signed webhooks")
    func signed() async throws {
        try await TestServer.run { sandbox in
            let client = sandbox.client()
            // snippet: generate-webhook-secret
            let secret = try await client.webhooks.generateSecret()
            // It prints as dots; keep secret.text where your other secrets are.
            // end
            #expect(secret.text.count == 44)
            // snippet: set-signed-order-webhook
            try await client.webhooks.set(.orders, to: "https://shop.example.com/webhooks")
            // end
            // snippet: set-signed-session-webhook
            try await client.webhooks.set(.sessions, to: "https://shop.example.com/webhooks")
            // end
            // snippet: disable-signed-order-webhook
            try await client.webhooks.disable(.orders)
            // end
            // snippet: disable-signed-session-webhook
            try await client.webhooks.disable(.sessions)
            // end
            #expect(try await sandbox.count("webhooks") == 0)
        }
    }

    @Test("The calls about unsigned webhooks")
    func unsigned() async throws {
        try await TestServer.run { sandbox in
            let client = sandbox.client()
            // snippet: set-order-webhook
            try await client.webhooks.set(.orders, to: "https://shop.example.com/webhooks", signed: false)
            // end
            // snippet: set-session-webhook
            try await client.webhooks.set(.sessions, to: "https://shop.example.com/webhooks", signed: false)
            // end
            #expect(try await sandbox.count("webhooks") == 2)
            // snippet: disable-order-webhook
            try await client.webhooks.disable(.orders, signed: false)
            // end
            // snippet: disable-session-webhook
            try await client.webhooks.disable(.sessions, signed: false)
            // end
            #expect(try await sandbox.count("webhooks") == 0)
        }
    }

    @Test("verify-webhook")
    func verify() async throws {
        let secret = Secret(Data("0123456789abcdef0123456789abcdef".utf8).base64EncodedString())
        let message = Self.message(signedWith: secret)
        let (body, headers) = (Array(message.body.utf8), message.headers)
        // snippet: verify-webhook
        let verifier = WebhookVerifier(secrets: [secret])
        let delivery = try verifier.verify(body: body, headers: headers)
        switch delivery.payload {
        case .order(let notice) where notice.event == .paid: break  // notice.orderID is paid.
        case .session(let notice) where notice.status == .orderCreated: break  // Ship notice.invoiceNumber.
        default: break
        }
        // end
        #expect(delivery.id == "whd_1")
    }

    /// A message as the platform sends it at this moment.
    private static func message(signedWith secret: Secret) -> (body: String, headers: [String: String]) {
        let body = """
            {"order_id":"A-1001","invoice_number":"1TSTA-1001","invoice_number_clean":"A-1001","workflow_id":"1",\
            "event":"order_paid","timestamp":"2026-11-25 12:00:00"}
            """
        let second = String(Int(Date().timeIntervalSince1970))
        let code = HMAC<SHA256>.authenticationCode(
            for: Data((second + body).utf8), using: SymmetricKey(data: Data(secret.text.utf8)))
        let headers = [
            "x-billink-webhook-id": "whd_1", "x-billink-webhook-timestamp": second,
            "x-billink-webhook-signature": code.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(),
        ]
        return (body, headers)
    }

    @Test("A receiver in Hummingbird believes what is signed, and refuses what is not")
    func hummingbird() async throws {
        let secret = Secret(Data("0123456789abcdef0123456789abcdef".utf8).base64EncodedString())
        let orders = Recorder<OrderWebhook>()
        let handle: @Sendable (WebhookDelivery) async throws -> Void = { delivery in
            if case .order(let notice) = delivery.payload { orders.add(notice) }
        }
        // passage: receiver
        let verifier = WebhookVerifier(secrets: [secret])
        let router = Router()
        router.post("/webhooks") { request, _ in
            let body = try await request.body.collect(upTo: 64 * 1024)
            do {
                let delivery = try verifier.verify(body: body.readableBytesView) { name in
                    HTTPField.Name(name).flatMap { request.headers[$0] }
                }
                try await handle(delivery)
                return HTTPResponse.Status.noContent
            } catch let rejection as WebhookRejection {
                return rejection == .unreadablePayload ? .ok : .unauthorized
            }
        }
        // end
        let message = Self.message(signedWith: secret)
        let answers = try await WebhookPoster.send(to: router, [message.headers, [:]], message.body)
        #expect(answers == [204, 401])
        #expect(orders.all.map(\.orderID) == ["A-1001"])
    }
}
