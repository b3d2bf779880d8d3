/// A state that the program's own rules exclude: a defect, or rows not written by this program.
///
/// Not a `Refusal`: the call fails with code 603, stores nothing, and logs the description as an error.
package struct InvariantViolation: Error, Hashable, Sendable {
    /// The violated rule, in a sentence without personal data.
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}

extension InvariantViolation: CustomStringConvertible {}
