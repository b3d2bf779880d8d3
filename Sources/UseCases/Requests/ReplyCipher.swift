import Crypto
import Domain
import Foundation

/// Encrypts a reply that shows a secret, so that the database alone does not reveal it. AES-GCM under a key derived
/// (HKDF, RFC 5869) from the client id, of which the database has only the hash, and from the idempotency key.
struct ReplyCipher: Sendable {
    /// Nonce size in bytes. Nonces are random: a key encrypts a handful of replies at most.
    static let nonceSize = 12

    private let key: SymmetricKey

    init(secret: String, idempotencyKey: String) {
        key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: Array(secret.utf8)),
            info: Array("naderhand reply \(idempotencyKey)".utf8), outputByteCount: 32)
    }

    /// - Returns: nonce, ciphertext and tag in base64.
    func sealed(_ text: String, nonce: [UInt8]) throws -> String {
        let box = try AES.GCM.seal(Array(text.utf8), using: key, nonce: AES.GCM.Nonce(data: nonce))
        guard let combined = box.combined else {
            throw InvariantViolation("A sealed reply has no combined form.")
        }
        return combined.base64EncodedString()
    }

    /// - Throws: `InvariantViolation` when the text was not encrypted under this key.
    func opened(_ sealed: String) throws -> String {
        guard let combined = Data(base64Encoded: sealed), let box = try? AES.GCM.SealedBox(combined: combined),
            let text = try? AES.GCM.open(box, using: key)
        else { throw InvariantViolation("A kept reply was not sealed under this key.") }
        return String(decoding: text, as: UTF8.self)
    }
}
