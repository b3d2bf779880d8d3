import Domain

/// Writes one line to the standard output. Every command writes with this one: whatever its text comes from, it moves
/// no cursor, and a line break in it begins no line.
func print(_ line: String) {
    Swift.print(line.forTerminal, terminator: "\n")
}

extension String {
    /// On one line, without what a terminal obeys.
    var forTerminal: String {
        split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).joined(separator: " ").withoutControls()
    }
}
