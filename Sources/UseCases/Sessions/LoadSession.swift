import Domain
import Storage

/// Loads the session of a hosted page.
package struct LoadSession: Sendable {
    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Returns: `nil` for an unknown token.
    package func callAsFunction(_ token: SessionToken) async throws -> LoadedSession? {
        try await callAsFunction(tokenHash: token.hash)
    }

    func callAsFunction(tokenHash: String) async throws -> LoadedSession? {
        let platform = platform
        return try await platform.database.read { try LoadedSession(tokenHash: tokenHash, on: platform, in: $0) }
    }
}
