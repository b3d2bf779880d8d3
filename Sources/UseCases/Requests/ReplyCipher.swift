import Crypto
import Domain
import Foundation

/// Keeps a reply that shows a secret from whoever has the database alone: AES-GCM, under a key made of the caller's
/// client id, of which the database knows the hash, and of the idempotency key (HKDF, RFC 5869).
struct ReplyCipher: Sendable {
    /// Bytes. Random ones: a key seals a handful of replies at most.
    static let nonceSize = 12

    private let key: SymmetricKey

    init(secret: String, idempotencyKey: String) {
        key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: Array(secret.utf8)),
            info: Array("naderhand reply \(idempotencyKey)".utf8), outputByteCount: 32)
    }

    /// - Returns: base64.
    func sealed(_ text: String, nonce: [UInt8]) throws -> String {
        let box = try AES.GCM.seal(Array(text.utf8), using: key, nonce: AES.GCM.Nonce(data: nonce))
        guard let combined = box.combined else {
            throw InvariantViolation("A sealed reply has no combined form.")
        }
        return combined.base64EncodedString()
    }

    /// - Throws: `InvariantViolation` for what was not sealed under this key.
    func opened(_ sealed: String) throws -> String {
        guard let combined = Data(base64Encoded: sealed), let box = try? AES.GCM.SealedBox(combined: combined),
            let text = try? AES.GCM.open(box, using: key)
        else { throw InvariantViolation("A kept reply was not sealed under this key.") }
        return String(decoding: text, as: UTF8.self)
    }
}
