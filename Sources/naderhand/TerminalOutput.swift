import Domain

/// Prints one line on standard output. Commands print through `OutputOptions`; this function replaces `print` in this
/// target, so that control characters and line breaks in a text have no effect.
func print(_ line: String) {
    Swift.print(line.forTerminal, terminator: "\n")
}

extension String {
    /// The text on one line, without control characters.
    var forTerminal: String {
        split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).joined(separator: " ").withoutControls()
    }
}

extension String {
    /// The text without surrounding white space.
    var trimmed: String {
        let scalars = unicodeScalars.drop { $0.properties.isWhitespace }
        guard let last = scalars.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
        return String(scalars[...last])
    }
}
