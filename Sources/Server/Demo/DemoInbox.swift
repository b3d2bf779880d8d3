import Crypto
import Domain
import Foundation
import Synchronization

/// The webhook messages that the demo shop has received: the last hundred, as long as the process lives.
final class DemoInbox: Sendable {
    struct Message: Hashable, Sendable {
        let deliveryID: String
        let body: String
        /// By the sandbox's clock.
        let receivedAt: Instant
        /// The event of an order, or the status of a session.
        let event: String
        /// The shop's own number of the order.
        let orderNumber: String?
    }

    /// The header fields by which a shop verifies a message.
    struct SignatureHeaders: Sendable {
        let deliveryID: String
        let timestamp: String
        /// HMAC-SHA256 of timestamp and body, in hexadecimal digits.
        let signature: String
    }

    private let kept = Mutex<[Message]>([])
    private static let maxMessages = 100
    /// In milliseconds. An older message may be a recorded one that is sent again.
    private static let maxAgeMilliseconds: Int64 = 5 * 60_000

    /// Newest first.
    func messages(of order: String? = nil) -> [Message] {
        let all = kept.withLock { $0 }
        return all.reversed().filter { order == nil || $0.orderNumber == order }
    }

    /// Keeps a message that the platform has signed. One that came before is not kept twice.
    /// - Parameters:
    ///   - now: The machine's time, by which messages are signed.
    ///   - sandboxTime: The sandbox's time, by which the message is shown.
    /// - Returns: True for a valid signature.
    func receive(
        _ body: [UInt8], _ headers: SignatureHeaders, secret: String, at now: Instant, sandboxTime: Instant
    ) -> Bool {
        guard Self.isGenuine(body, headers, secret: secret, at: now),
            let text = String(validating: body, as: UTF8.self)
        else { return false }
        let content = try? JSONDecoder().decode(Content.self, from: Data(body))
        let message = Message(
            deliveryID: headers.deliveryID, body: text, receivedAt: sandboxTime,
            event: content?.event ?? content?.status ?? "message",
            orderNumber: content?.order_id ?? content?.invoiceNumber)
        kept.withLock { kept in
            guard !kept.contains(where: { $0.deliveryID == message.deliveryID }) else { return }
            kept.append(message)
            if kept.count > Self.maxMessages { kept.removeFirst() }
        }
        return true
    }

    private static func isGenuine(_ body: [UInt8], _ headers: SignatureHeaders, secret: String, at now: Instant) -> Bool
    {
        guard let sentAt = Int64(headers.timestamp), (0...100_000_000_000).contains(sentAt),
            abs(sentAt * 1_000 - now.milliseconds) <= maxAgeMilliseconds,
            let code = [UInt8](hexadecimal: headers.signature)
        else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(
            code, authenticating: Array(headers.timestamp.utf8) + body, using: SymmetricKey(data: Array(secret.utf8)))
    }

    /// The members of both kinds of message, about orders and about sessions (docs/spec/webhooks.md).
    private struct Content: Decodable {
        let event: String?
        let status: String?
        let order_id: String?
        /// The shop's own number, in messages about sessions.
        let invoiceNumber: String?
    }
}
