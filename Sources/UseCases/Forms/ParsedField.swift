/// A field of a request: absent, malformed, or a value that is valid on its own.
package enum ParsedField<Value: Sendable>: Sendable {
    case absent
    case malformed
    case value(Value)

    /// - Parameter text: trimmed text; empty text is treated as absent.
    init(_ text: String?, _ read: (String) -> Value?) {
        guard let text, !text.isEmpty else {
            self = .absent
            return
        }
        self = read(text).map { .value($0) } ?? .malformed
    }

    var value: Value? {
        if case .value(let value) = self { return value }
        return nil
    }

    var isAbsent: Bool {
        if case .absent = self { return true }
        return false
    }

    var isMalformed: Bool {
        if case .malformed = self { return true }
        return false
    }
}
