import Domain
import Foundation

/// A password as somebody typed it, twice.
package struct NewPassword: Sendable {
    package enum Problem: Hashable, Sendable, CaseIterable {
        /// Shorter than 12 characters, or longer than 128.
        case wrongLength
        case isUsername
        /// The second time it was another one.
        case notRepeated
    }

    /// In one form, whatever keyboard it came from (NIST SP 800-63B, 3.1.1.2).
    let text: String
    private let isRepeated: Bool

    package init(_ text: String, repeated: String) {
        self.text = text.precomposedStringWithCompatibilityMapping
        isRepeated = self.text == repeated.precomposedStringWithCompatibilityMapping
    }

    /// Length and difference from the username are all that is asked: rules about kinds of characters make people
    /// choose worse.
    func problems(forUsername username: String) -> [Problem] {
        var problems: [Problem] = []
        if !FieldLimits.password.contains(text.unicodeScalars.count) {
            problems.append(.wrongLength)
        } else if text.lowercased() == username.lowercased() {
            problems.append(.isUsername)
        }
        if problems.isEmpty, !isRepeated { problems.append(.notRepeated) }
        return problems
    }
}
