import Domain
import Storage

/// Forgets what no longer counts: it is nobody's business any more, and what is looked through at every request stays
/// as small as a day.
package struct PurgeExpired: Sendable {
    package enum Kind: CaseIterable, Sendable {
        /// By what persons were recognised in credit checks.
        case recognitionKeys
        /// The replies that were kept under idempotency keys.
        case storedReplies

        /// As it stands in logs.
        package var name: String {
            switch self {
            case .recognitionKeys: "recognition_keys"
            case .storedReplies: "kept_replies"
            }
        }
    }

    private let matter: Kind
    private let platform: Platform

    package init(_ matter: Kind, on platform: Platform) {
        self.matter = matter
        self.platform = platform
    }

    /// A batch of fewer was the last one.
    package static let batch = 200

    /// Does one batch.
    /// - Returns: how many rows were forgotten.
    package func callAsFunction() async throws -> Int {
        let (matter, platform) = (matter, platform)
        return try await platform.database.write { transaction in
            let now = try platform.now(in: transaction)
            return switch matter {
            case .recognitionKeys:
                try CheckTable.purgeKeys(
                    before: now.adding(hours: -CreditPolicy.velocityWindowHours), limit: Self.batch, in: transaction)
            case .storedReplies:
                try IdempotencyKeyTable.purge(
                    before: now.adding(hours: -IdempotentRequest.lifetimeHours), limit: Self.batch, in: transaction)
            }
        }
    }
}
