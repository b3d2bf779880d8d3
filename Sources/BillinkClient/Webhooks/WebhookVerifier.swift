import Crypto
public import Foundation

/// Reason for which a webhook message is rejected.
public enum WebhookRejection: String, Error, Hashable, Sendable {
    /// The message has no signature of an accepted scheme.
    case unsigned
    /// The timestamp is not a number of seconds, or differs too much from the current time.
    case staleTimestamp
    /// No signature was made with one of the secrets.
    case invalidSignature
    /// The message is genuine, but its payload is not about an order or a session.
    case unreadablePayload
}

/// A verified webhook message.
public struct WebhookDelivery: Hashable, Sendable {
    /// Delivery id, the same for every attempt. Messages are delivered at least once: store the id, and ignore
    /// repetitions.
    ///
    /// Billink's signature does not cover it, that of Standard Webhooks does. See ``scheme``.
    public let id: String
    /// Time at which the message was sent, by the sender's clock.
    public let sentAt: Date
    /// Scheme of the verified signature.
    public let scheme: WebhookVerifier.Scheme
    /// Payload of the message.
    public let payload: WebhookPayload
}

/// Verifies messages to a signed webhook, and rejects forged and old ones.
///
/// ```swift
/// let verifier = WebhookVerifier(secrets: [secret])
/// let delivery = try verifier.verify(body: bytes, headers: headers)
/// ```
public struct WebhookVerifier: Sendable {
    /// Signature scheme.
    public enum Scheme: Hashable, Sendable, CaseIterable {
        /// `webhook-signature`: one or more signatures over id, timestamp and body.
        case standardWebhooks
        /// `X-Billink-Webhook-Signature`: one signature over timestamp and body.
        case billink
    }

    private let secrets: [Secret]
    private let schemes: Set<Scheme>
    private let tolerance: TimeInterval
    private let now: @Sendable () -> Date

    /// - Parameters:
    ///   - secrets: the current secret and, for 24 hours after it was replaced, the previous one.
    ///   - schemes: accepted schemes. Messages have signatures of both; one valid signature of an accepted scheme is
    ///     enough.
    ///   - tolerance: maximum difference between timestamp and current time.
    ///   - now: returns the current time.
    public init(
        secrets: [Secret], accepting schemes: Set<Scheme> = Set(Scheme.allCases), tolerance: Duration = .seconds(300),
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.secrets = secrets
        self.schemes = schemes
        self.tolerance = TimeInterval(tolerance.components.seconds)
        self.now = now
    }

    /// Verifies a message with its headers in a dictionary. Header names are case-insensitive.
    /// - Parameters:
    ///   - body: the body's bytes as received. Decoding and encoding them as JSON first changes them.
    ///   - headers: values by name.
    /// - Throws: ``WebhookRejection``
    public func verify(
        body: some Sequence<UInt8>, headers: [String: String]
    ) throws(WebhookRejection) -> WebhookDelivery {
        let byName = Dictionary(headers.map { ($0.key.lowercased(), $0.value) }) { first, _ in first }
        return try verify(body: body) { byName[$0] }
    }

    /// Verifies a message.
    /// - Parameters:
    ///   - body: the body's bytes as received. Decoding and encoding them as JSON first changes them.
    ///   - header: returns the value of a header, whose name is in lower case.
    /// - Throws: ``WebhookRejection``
    public func verify(
        body: some Sequence<UInt8>, header: (_ name: String) -> String?
    ) throws(WebhookRejection) -> WebhookDelivery {
        let body = Array(body)
        var rejection = WebhookRejection.unsigned
        for scheme in Scheme.allCases where schemes.contains(scheme) {
            guard let signatureHeaders = SignatureHeaders(scheme, header) else { continue }
            guard secrets.contains(where: { signatureHeaders.isGenuine(over: body, under: $0) }) else {
                rejection = .invalidSignature
                continue
            }
            guard let seconds = UInt32(signatureHeaders.timestamp), isRecent(seconds) else { throw .staleTimestamp }
            return WebhookDelivery(
                id: signatureHeaders.id, sentAt: Date(timeIntervalSince1970: TimeInterval(seconds)), scheme: scheme,
                payload: try WebhookPayload(body: body))
        }
        throw rejection
    }

    private func isRecent(_ seconds: UInt32) -> Bool {
        abs(now().timeIntervalSince1970 - TimeInterval(seconds)) <= tolerance
    }
}

/// Id, timestamp and signature of a message, for one scheme.
private struct SignatureHeaders {
    let scheme: WebhookVerifier.Scheme
    let id: String
    let timestamp: String
    let signature: String

    /// - Returns: `nil` for a message without the scheme's headers.
    init?(_ scheme: WebhookVerifier.Scheme, _ header: (String) -> String?) {
        let names =
            switch scheme {
            case .standardWebhooks: ["webhook-id", "webhook-timestamp", "webhook-signature"]
            case .billink: ["x-billink-webhook-id", "x-billink-webhook-timestamp", "x-billink-webhook-signature"]
            }
        let values = names.compactMap(header)
        guard values.count == names.count else { return nil }
        self.scheme = scheme
        (id, timestamp, signature) = (values[0], values[1], values[2])
    }

    /// Compares signatures in constant time.
    func isGenuine(over body: [UInt8], under secret: Secret) -> Bool {
        let (prefix, key) =
            switch scheme {
            // The key is the secret's text itself, without decoding.
            case .billink: (timestamp, Array(secret.text.utf8))
            case .standardWebhooks: ("\(id).\(timestamp).", Self.key(of: secret))
            }
        // An empty key would accept signatures by anyone.
        guard !key.isEmpty else { return false }
        let signed = Array(prefix.utf8) + body
        return signatures.contains {
            HMAC<SHA256>.isValidAuthenticationCode($0, authenticating: signed, using: SymmetricKey(data: key))
        }
    }

    private static func key(of secret: Secret) -> [UInt8] {
        let prefix = "whsec_"
        let text = secret.text.hasPrefix(prefix) ? String(secret.text.dropFirst(prefix.count)) : secret.text
        return Data(base64Encoded: text).map { Array($0) } ?? []
    }

    /// Decoded signatures; those in another format are left out.
    private var signatures: [[UInt8]] {
        switch scheme {
        case .billink: [Self.bytes(hexadecimal: signature)].compactMap(\.self)
        case .standardWebhooks:
            signature.split(separator: " ").compactMap { part in
                let pieces = part.split(separator: ",", maxSplits: 1)
                guard pieces.count == 2, pieces[0] == "v1" else { return nil }
                return Data(base64Encoded: String(pieces[1])).map { Array($0) }
            }
        }
    }

    private static func bytes(hexadecimal text: String) -> [UInt8]? {
        let digits = text.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }.map { UInt8($0) }
        guard digits.count == text.utf8.count, digits.count == 64 else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}
