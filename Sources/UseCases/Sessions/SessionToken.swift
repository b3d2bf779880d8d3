import Crypto
import Domain

/// The id of a session as shops and browsers know it: 32 lower-case hexadecimal characters. Whoever has it may complete
/// the session, so only its hash is stored.
package struct SessionToken: Hashable, Sendable {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    /// Makes a token of 128 random bits.
    static func make(_ randomBytes: (Int) -> [UInt8]) -> SessionToken {
        SessionToken(randomBytes(16).hexadecimal)
    }

    /// Token in the page's form, against cross-site request forgery: only those who have the page know it.
    package var csrfToken: String {
        SHA256.hash(data: Array("form of \(text)".utf8)).prefix(16).hexadecimal
    }

    var hash: String { text.secretHash }
}
