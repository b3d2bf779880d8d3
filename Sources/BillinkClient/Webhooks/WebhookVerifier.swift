import Crypto
public import Foundation

/// Why a message to a webhook is not believed.
public enum WebhookRejection: String, Error, Hashable, Sendable {
    /// It carries no signature that is accepted here.
    case unsigned
    /// Its timestamp is no number of seconds, or too far from now in either direction.
    case staleTimestamp
    /// None of its signatures was made with one of the secrets.
    case wrongSignature
    /// It is genuine, but not a message about an order or a session.
    case unreadablePayload
}

/// A message to a webhook that is genuine.
public struct WebhookDelivery: Hashable, Sendable {
    /// What the message is known by, the same however often it is sent. Keep it, and do nothing twice: messages come at
    /// least once.
    ///
    /// Billink's own signature does not cover it, that of Standard Webhooks does. See ``scheme``.
    public let id: String
    /// When the message was sent, by the sender's clock.
    public let sentAt: Date
    /// Which signature was believed.
    public let scheme: WebhookVerifier.Scheme
    /// What it tells.
    public let payload: WebhookPayload
}

/// Tells genuine messages to a signed webhook from forged and old ones.
///
/// ```swift
/// let verifier = WebhookVerifier(secrets: [secret])
/// let delivery = try verifier.verify(body: bytes, headers: headers)
/// ```
public struct WebhookVerifier: Sendable {
    /// A way to sign messages.
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
    ///   - secrets: those that count: the current one, and the one before for a day after it was replaced.
    ///   - schemes: those that are believed. A message carries both; where both are accepted, one genuine signature is
    ///     enough.
    ///   - tolerance: how far a timestamp may be from now.
    ///   - now: the clock.
    public init(
        secrets: [Secret], accepting schemes: Set<Scheme> = Set(Scheme.allCases), tolerance: Duration = .seconds(300),
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.secrets = secrets
        self.schemes = schemes
        self.tolerance = TimeInterval(tolerance.components.seconds)
        self.now = now
    }

    /// Verifies a message whose headers lie in a dictionary, in whatever case their names are.
    /// - Parameters:
    ///   - body: the bytes as they came; reading and writing them as JSON first makes others of them.
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
    ///   - body: the bytes as they came; reading and writing them as JSON first makes others of them.
    ///   - header: the value of a header, whose name is asked in lower case.
    /// - Throws: ``WebhookRejection``
    public func verify(
        body: some Sequence<UInt8>, header: (_ name: String) -> String?
    ) throws(WebhookRejection) -> WebhookDelivery {
        let body = Array(body)
        var rejection = WebhookRejection.unsigned
        for scheme in Scheme.allCases where schemes.contains(scheme) {
            guard let seal = SignatureHeaders(scheme, header) else { continue }
            guard secrets.contains(where: { seal.isGenuine(over: body, under: $0) }) else {
                rejection = .wrongSignature
                continue
            }
            guard let seconds = UInt32(seal.timestamp), isRecent(seconds) else { throw .staleTimestamp }
            return WebhookDelivery(
                id: seal.id, sentAt: Date(timeIntervalSince1970: TimeInterval(seconds)), scheme: scheme,
                payload: try WebhookPayload(body: body))
        }
        throw rejection
    }

    private func isRecent(_ seconds: UInt32) -> Bool {
        abs(now().timeIntervalSince1970 - TimeInterval(seconds)) <= tolerance
    }
}

/// What a message carries to show who sent it.
private struct SignatureHeaders {
    let scheme: WebhookVerifier.Scheme
    let id: String
    let timestamp: String
    let signature: String

    /// - Returns: nothing for a message without it.
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

    /// The comparison takes the same time however much of a signature is right.
    func isGenuine(over body: [UInt8], under secret: Secret) -> Bool {
        let (prefix, key) =
            switch scheme {
            // The secret's text itself is the key.
            case .billink: (timestamp, Array(secret.text.utf8))
            case .standardWebhooks: ("\(id).\(timestamp).", Self.key(of: secret))
            }
        // Anybody can sign with no key at all.
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

    /// The signatures as bytes; those in another form are left out.
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
