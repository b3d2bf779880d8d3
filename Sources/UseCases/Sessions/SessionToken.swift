import Crypto
import Domain

/// Id of a session for shops and browsers: 32 lower-case hexadecimal characters. It suffices to complete the session,
/// so only its hash is stored.
package struct SessionToken: Hashable, Sendable {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    /// Generates a token of 128 random bits.
    static func make(_ randomBytes: (Int) -> [UInt8]) -> SessionToken {
        SessionToken(randomBytes(16).hexadecimal)
    }

    /// Token in the page's form against cross-site request forgery, derived from the session token.
    package var csrfToken: String {
        SHA256.hash(data: Array("form of \(text)".utf8)).prefix(16).hexadecimal
    }

    var hash: String { text.secretHash }
}
