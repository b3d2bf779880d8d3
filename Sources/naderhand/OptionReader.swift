/// Reads the text of an option as a value.
enum OptionReader {
    /// - Parameter kind: with its article, `an IBAN`.
    /// - Throws: `CommandFailure` for a text that is no such value.
    static func read<Value>(_ text: String?, as kind: String, _ read: (String) -> Value?) throws -> Value? {
        guard let text else { return nil }
        guard let value = read(text.trimmed) else {
            throw CommandFailure.usage("\(text) is not \(kind): correct it or leave it out.")
        }
        return value
    }
}
