import Crypto
import Domain
import Foundation
import Synchronization

/// What the demo shop was told by webhooks: the last hundred messages, as long as the process lives.
final class DemoInbox: Sendable {
    struct Message: Hashable, Sendable {
        let deliveryID: String
        let body: String
        let receivedAt: Instant
        /// What happened: the event of an order, the status of a session.
        let event: String
        /// The shop's own number of the order.
        let orderNumber: String?
    }

    /// The header fields a shop verifies a message by.
    struct SignatureHeaders: Sendable {
        let deliveryID: String
        let timestamp: String
        /// HMAC-SHA256 of timestamp and body, in hexadecimal digits.
        let signature: String
    }

    private let kept = Mutex<[Message]>([])
    private static let maxMessages = 100
    /// A message that is older may have been recorded by somebody; in milliseconds.
    private static let maxAgeMilliseconds: Int64 = 5 * 60_000

    /// Newest first.
    func messages(of order: String? = nil) -> [Message] {
        let all = kept.withLock { $0 }
        return all.reversed().filter { order == nil || $0.orderNumber == order }
    }

    /// - Returns: whether it came from the platform. One that came before is not kept twice.
    func receive(_ body: [UInt8], _ seal: SignatureHeaders, secret: String, at now: Instant) -> Bool {
        guard Self.isGenuine(body, seal, secret: secret, at: now),
            let text = String(validating: body, as: UTF8.self)
        else { return false }
        let content = try? JSONDecoder().decode(Content.self, from: Data(body))
        let message = Message(
            deliveryID: seal.deliveryID, body: text, receivedAt: now,
            event: content?.event ?? content?.status ?? "message",
            orderNumber: content?.order_id ?? content?.invoiceNumber)
        kept.withLock { kept in
            guard !kept.contains(where: { $0.deliveryID == message.deliveryID }) else { return }
            kept.append(message)
            if kept.count > Self.maxMessages { kept.removeFirst() }
        }
        return true
    }

    private static func isGenuine(_ body: [UInt8], _ seal: SignatureHeaders, secret: String, at now: Instant) -> Bool {
        guard let sentAt = Int64(seal.timestamp), (0...100_000_000_000).contains(sentAt),
            abs(sentAt * 1_000 - now.milliseconds) <= maxAgeMilliseconds,
            let code = [UInt8](hexadecimal: seal.signature)
        else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(
            code, authenticating: Array(seal.timestamp.utf8) + body, using: SymmetricKey(data: Array(secret.utf8)))
    }

    /// Of orders and sessions alike (docs/spec/webhooks.md).
    private struct Content: Decodable {
        let event: String?
        let status: String?
        let order_id: String?
        /// The shop's own number, in what tells of a session.
        let invoiceNumber: String?
    }
}
