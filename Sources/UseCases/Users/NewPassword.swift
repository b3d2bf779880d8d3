import Domain
import Foundation

/// A password as typed twice by a merchant.
package struct NewPassword: Sendable {
    /// Problems of a new password.
    package enum Problem: Hashable, Sendable, CaseIterable {
        /// Shorter than 12 characters, or longer than 128.
        case invalidLength
        case isUsername
        /// The repetition differs.
        case notRepeated
    }

    /// Normalised form (NIST SP 800-63B, 3.1.1.2), independent of the keyboard.
    let text: String
    private let isRepeated: Bool

    package init(_ text: String, repeated: String) {
        self.text = text.precomposedStringWithCompatibilityMapping
        isRepeated = self.text == repeated.precomposedStringWithCompatibilityMapping
    }

    /// Checks length and difference from the username only: rules about kinds of characters lead to weaker passwords.
    func problems(forUsername username: String) -> [Problem] {
        var problems: [Problem] = []
        if !FieldLimits.password.contains(text.unicodeScalars.count) {
            problems.append(.invalidLength)
        } else if text.lowercased() == username.lowercased() {
            problems.append(.isUsername)
        }
        if problems.isEmpty, !isRepeated { problems.append(.notRepeated) }
        return problems
    }
}
