import Domain
import Storage

/// Sets a merchant's password with the link it received. No call uses the password yet.
package struct SetPassword: Sendable {
    /// Result of the request.
    package enum Outcome: Hashable, Sendable {
        case set
        case invalid([NewPassword.Problem])
        /// The link is unknown, used or expired. The response does not distinguish these.
        case invalidLink
    }

    private let platform: Platform
    private let hashing: PasswordHasher

    /// - Parameter hashing: shared by all requests of this process.
    package init(_ platform: Platform, hashing: PasswordHasher) {
        self.platform = platform
        self.hashing = hashing
    }

    /// - Returns: username of the link's merchant; `nil` for an invalid link.
    package func username(for link: PasswordLink) async throws -> String? {
        let platform = platform
        return try await platform.database.read { try link.merchant(on: platform, in: $0)?.username }
    }

    /// Sets the password; only success uses up the link.
    /// - Throws: `PasswordHasher.Busy`, `StorageUnavailable`
    package func callAsFunction(_ password: NewPassword, by link: PasswordLink) async throws -> Outcome {
        // Checked before hashing, so that guessed links cost no processor time.
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
