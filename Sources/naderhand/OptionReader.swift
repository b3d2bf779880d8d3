/// Parses the text of an option.
enum OptionReader {
    /// - Parameter kind: name of the value for the error message, with its article: `an IBAN`.
    /// - Throws: `CommandFailure` for an invalid text.
    static func read<Value>(_ text: String?, as kind: String, _ read: (String) -> Value?) throws -> Value? {
        guard let text else { return nil }
        guard let value = read(text.trimmed) else {
            throw CommandFailure.usage("\(text) is not \(kind): correct it or leave it out.")
        }
        return value
    }
}
