import CryptoExtras
import Domain
import Foundation

/// Turns passwords into what is stored of them (scrypt, RFC 7914), a few at a time and on threads of its own: each
/// takes a good part of a second and 32 MiB.
package final class PasswordHashing: Sendable {
    /// More came at once than can be worked on soon.
    package struct Busy: PassingFailure {}

    private let queue = OperationQueue()
    private let mostWaiting: Int

    /// - Parameter mostWaiting: beyond that many whoever comes is sent away.
    package init(mostWaiting: Int = 20) {
        self.mostWaiting = mostWaiting
        queue.maxConcurrentOperationCount = Self.mostAtOnce
    }

    private static let mostAtOnce = 2

    /// - Throws: `Busy`
    func hash(_ password: NewPassword, salt: [UInt8]) async throws -> String {
        guard queue.operationCount < mostWaiting else { throw Busy() }
        return try await withCheckedThrowingContinuation { continuation in
            queue.addOperation {
                continuation.resume(with: Result { try Scrypt.standard.hash(password.text, salt: salt) })
            }
        }
    }
}

/// The parameters of scrypt, and the form in which a hash is stored with them.
struct Scrypt: Sendable {
    /// The binary logarithm of the cost, N.
    let logarithm: Int
    let blockSize: Int
    let parallelism: Int

    /// As OWASP recommends it where 32 MiB can be spared.
    static let standard = Scrypt(logarithm: 15, blockSize: 8, parallelism: 3)
    /// Bytes.
    static let saltSize = 16
    private static let keySize = 32

    /// - Returns: `$scrypt$ln=15,r=8,p=3$salt$key`, both in base64 without padding (PHC string format).
    func hash(_ password: String, salt: [UInt8]) throws -> String {
        let key = try KDF.Scrypt.deriveKey(
            from: Array(password.utf8), salt: salt, outputByteCount: Self.keySize, rounds: 1 << logarithm,
            blockSize: blockSize, parallelism: parallelism)
        let parts = [Data(salt), key.withUnsafeBytes { Data($0) }].map {
            $0.base64EncodedString().replacing("=", with: "")
        }
        return "$scrypt$ln=\(logarithm),r=\(blockSize),p=\(parallelism)$\(parts[0])$\(parts[1])"
    }
}
