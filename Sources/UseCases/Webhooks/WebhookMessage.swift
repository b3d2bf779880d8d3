import Crypto
package import Domain
import Foundation
import Storage

/// A webhook request ready to send.
package struct WebhookMessage: Hashable, Sendable {
    package let url: WebhookURL
    package let body: String
    /// Headers in the order of sending.
    package let headers: [Header]
    package let sentAt: Instant

    /// A header of the request.
    package struct Header: Hashable, Sendable {
        package let name: String
        package let value: String
    }

    /// - Parameters:
    ///   - deliveryID: id that stays the same for all attempts.
    ///   - secrets: `nil` for a message without signature.
    ///   - now: time by the system clock, since receivers compare it with theirs.
    package init(to url: WebhookURL, body: String, deliveryID: String, secrets: WebhookSecrets?, now: Instant) {
        self.url = url
        self.body = body
        sentAt = now
        let common = [Header(name: "Content-Type", value: "application/json")]
        guard let secrets else {
            headers = common + [Header(name: "X-Billink-Webhook-Id", value: deliveryID)]
            return
        }
        let timestamp = String(now.milliseconds / 1_000)
        let signed = "\(deliveryID).\(timestamp).\(body)"
        let standard = [secrets.current, secrets.previous].compactMap(\.self).map { secret in
            let code = Self.hmac(of: signed, key: Data(base64Encoded: secret) ?? Data())
            return "v1,\(Data(code).base64EncodedString())"
        }
        headers =
            common + [
                Header(
                    name: "X-Billink-Webhook-Signature",
                    value: Self.hmac(of: timestamp + body, key: Array(secrets.current.utf8)).hexadecimal),
                Header(name: "X-Billink-Webhook-Timestamp", value: timestamp),
                Header(name: "X-Billink-Webhook-Id", value: deliveryID),
                // Format that existing libraries verify (standardwebhooks.com).
                Header(name: "webhook-id", value: deliveryID),
                Header(name: "webhook-timestamp", value: timestamp),
                Header(name: "webhook-signature", value: standard.joined(separator: " ")),
            ]
    }

    /// HMAC-SHA256.
    private static func hmac(of text: String, key: some ContiguousBytes) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: SymmetricKey(data: key)))
    }

    /// Id of a message in requests, which does not reveal the internal id.
    package static func deliveryID(of id: Identifier) -> String { opaqueID(prefix: "whd", id: id) }

    /// Opaque, stable identifier.
    static func opaqueID(prefix kind: String, id: Identifier) -> String {
        "\(kind)_\(SHA256.hash(data: Array("\(kind) \(id.value)".utf8)).prefix(12).hexadecimal)"
    }
}
