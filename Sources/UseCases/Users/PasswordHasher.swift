import CryptoExtras
import Domain
import Foundation

/// Hashes passwords with scrypt (RFC 7914), a few at a time and on its own threads: each takes a good part of a second
/// and 32 MiB.
package final class PasswordHasher: Sendable {
    /// Error for too many queued passwords.
    package struct Busy: TransientError {}

    private let queue = OperationQueue()
    private let maxQueued: Int

    /// - Parameter maxQueued: number of passwords, queued or in progress, from which on `hash` throws `Busy`.
    package init(maxQueued: Int = 20) {
        self.maxQueued = maxQueued
        queue.maxConcurrentOperationCount = Self.maxConcurrent
    }

    private static let maxConcurrent = 2

    /// - Throws: `Busy`
    func hash(_ password: NewPassword, salt: [UInt8]) async throws -> String {
        guard queue.operationCount < maxQueued else { throw Busy() }
        return try await withCheckedThrowingContinuation { continuation in
            queue.addOperation {
                continuation.resume(with: Result { try Scrypt.standard.hash(password.text, salt: salt) })
            }
        }
    }
}

/// Parameters of scrypt, and the format in which a hash is stored with them.
struct Scrypt: Sendable {
    /// Binary logarithm of the cost parameter N.
    let log2Cost: Int
    let blockSize: Int
    let parallelism: Int

    /// Parameters recommended by OWASP for 32 MiB of memory.
    static let standard = Scrypt(log2Cost: 15, blockSize: 8, parallelism: 3)
    /// Size of the salt in bytes.
    static let saltBytes = 16
    private static let keySize = 32

    /// - Returns: `$scrypt$ln=15,r=8,p=3$salt$key`, salt and key in base64 without padding (PHC string format).
    func hash(_ password: String, salt: [UInt8]) throws -> String {
        let key = try KDF.Scrypt.deriveKey(
            from: Array(password.utf8), salt: salt, outputByteCount: Self.keySize, rounds: 1 << log2Cost,
            blockSize: blockSize, parallelism: parallelism)
        let parts = [Data(salt), key.withUnsafeBytes { Data($0) }].map {
            $0.base64EncodedString().replacing("=", with: "")
        }
        return "$scrypt$ln=\(log2Cost),r=\(blockSize),p=\(parallelism)$\(parts[0])$\(parts[1])"
    }
}
