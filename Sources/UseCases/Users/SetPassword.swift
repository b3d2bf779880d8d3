import Domain
import Storage

/// Sets a merchant's password by the link it was given. The account that the password opens comes later.
package struct SetPassword: Sendable {
    package enum Outcome: Hashable, Sendable {
        case set
        case invalid([NewPassword.Problem])
        /// The link is unknown, used or expired: nobody is told which.
        case invalidLink
    }

    private let platform: Platform
    private let hashing: PasswordHasher

    /// - Parameter hashing: shared by everybody who sets passwords in this process.
    package init(_ platform: Platform, hashing: PasswordHasher) {
        self.platform = platform
        self.hashing = hashing
    }

    /// - Returns: the username that a link is for; nothing for one that does not count.
    package func username(for link: PasswordLink) async throws -> String? {
        let platform = platform
        return try await platform.database.read { try link.merchant(on: platform, in: $0)?.username }
    }

    /// The link is used up when the password is set, and only then.
    /// - Throws: `PasswordHasher.Busy`, `StorageUnavailable`
    package func callAsFunction(_ password: NewPassword, by link: PasswordLink) async throws -> Outcome {
        // Before anything is computed: whoever guesses links is not to keep the machine busy.
        guard let username = try await username(for: link) else { return .invalidLink }
        let problems = password.problems(forUsername: username)
        guard problems.isEmpty else { return .invalid(problems) }
        let hash = try await hashing.hash(password, salt: platform.randomBytes(Scrypt.saltBytes))
        let platform = platform
        return try await platform.database.write { transaction in
            guard let merchant = try link.merchant(on: platform, in: transaction) else { return .invalidLink }
            try PasswordTable.set(
                hash, merchantID: merchant.id, at: platform.now(in: transaction), in: transaction)
            return .set
        }
    }
}
