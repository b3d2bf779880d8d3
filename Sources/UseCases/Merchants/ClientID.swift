import Domain

/// A merchant's secret: 40 lower-case hexadecimal characters. Only its hash is stored.
package struct ClientID: Sendable {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    /// Generates a client id of 160 random bits.
    static func make(_ randomBytes: (Int) -> [UInt8]) -> ClientID {
        ClientID(randomBytes(20).hexadecimal)
    }

    var hash: String { text.secretHash }
}
