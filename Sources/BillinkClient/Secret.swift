/// A secret text, redacted in `print`, `dump`, interpolations and debuggers.
///
/// Deliberately not `Encodable`, so that it is not stored by accident.
public struct Secret: Hashable, Sendable {
    /// The secret itself.
    public let text: String

    /// - Parameter text: the secret itself.
    public init(_ text: String) {
        self.text = text
    }
}

extension Secret: ExpressibleByStringLiteral {
    /// Creates a secret from a literal, for examples and tests. Do not put real secrets into source code.
    public init(stringLiteral text: String) {
        self.init(text)
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "••••" }

    public var debugDescription: String { description }

    /// An empty mirror, so that `dump` does not show the text.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
