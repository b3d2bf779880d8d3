import Crypto
import Domain
import Foundation
import Synchronization

/// Webhook messages that the demo shop has received: the last hundred, in memory only.
final class DemoInbox: Sendable {
    struct Message: Hashable, Sendable {
        let deliveryID: String
        let body: String
        /// Time by the sandbox's clock.
        let receivedAt: Instant
        /// Event of an order, or status of a session.
        let event: String
        /// The shop's order number.
        let orderNumber: String?
    }

    /// Header fields for the verification of a message.
    struct SignatureHeaders: Sendable {
        let deliveryID: String
        let timestamp: String
        /// HMAC-SHA256 of the timestamp and the body, in hexadecimal digits.
        let signature: String
    }

    private let kept = Mutex<[Message]>([])
    private static let maxMessages = 100
    /// Age in milliseconds above which a message may be a replay.
    private static let maxAgeMilliseconds: Int64 = 5 * 60_000

    /// Messages, newest first.
    func messages(of order: String? = nil) -> [Message] {
        let all = kept.withLock { $0 }
        return all.reversed().filter { order == nil || $0.orderNumber == order }
    }

    /// Stores a message with a valid signature, unless it is stored already.
    /// - Parameters:
    ///   - now: the machine's time, by which messages are signed.
    ///   - sandboxTime: the sandbox's time, by which the message is shown.
    /// - Returns: true for a valid signature.
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

    /// Members of messages about orders and about sessions (docs/spec/webhooks.md).
    private struct Content: Decodable {
        let event: String?
        let status: String?
        let order_id: String?
        /// The shop's order number, in messages about sessions.
        let invoiceNumber: String?
    }
}
