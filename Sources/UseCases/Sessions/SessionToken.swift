import Crypto
import Domain

/// The id of a session as shops and browsers know it: 32 lower-case hexadecimal characters. Whoever has it may complete
/// the session, so only its hash is stored.
package struct SessionToken: Hashable, Sendable {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    /// A new one, of 128 random bits.
    static func make(_ randomBytes: (Int) -> [UInt8]) -> SessionToken {
        SessionToken(randomBytes(16).hexadecimal)
    }

    /// What the page's form gives back: only who has seen the page knows it.
    package var csrfToken: String {
        SHA256.hash(data: Array("form of \(text)".utf8)).prefix(16).hexadecimal
    }

    var hash: String { text.secretHash }
}
