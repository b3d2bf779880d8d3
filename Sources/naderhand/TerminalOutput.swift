import Domain

/// Writes one line to the standard output. Commands print through `OutputOptions`; a plain `print` in this target is
/// this one: whatever its text comes from, it moves no cursor, and a line break in it begins no line.
func print(_ line: String) {
    Swift.print(line.forTerminal, terminator: "\n")
}

extension String {
    /// On one line, without what a terminal obeys.
    var forTerminal: String {
        split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).joined(separator: " ").withoutControls()
    }
}

extension String {
    /// Without the white space at both ends.
    var trimmed: String {
        let scalars = unicodeScalars.drop { $0.properties.isWhitespace }
        guard let last = scalars.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
        return String(scalars[...last])
    }
}
