/// A state that the program's own rules exclude: a bug, or rows that were not written by this program.
///
/// It is no `Refusal`. The call that meets one fails with code 603, nothing of it is stored, and its description is
/// logged as an error.
package struct InvariantViolation: Error, Hashable, Sendable {
    /// Names what is broken, in a sentence without personal data.
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}

extension InvariantViolation: CustomStringConvertible {}
