/// A text that must not end up in a log: it prints as dots, in `print`, `dump`, interpolations and debuggers.
///
/// It has no `Encodable` form, so that it is not written to a file by accident.
public struct Secret: Hashable, Sendable {
    /// The secret itself.
    public let text: String

    /// - Parameter text: the secret itself.
    public init(_ text: String) {
        self.text = text
    }
}

extension Secret: ExpressibleByStringLiteral {
    /// For examples and tests: a real secret does not stand in source code.
    public init(stringLiteral text: String) {
        self.init(text)
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "••••" }

    public var debugDescription: String { description }

    /// Nothing: `dump` does not show the text either.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
