import Domain
import Storage

/// Deletes expired data, for privacy, and so that the look-ups of every request search the data of a day only.
package struct PurgeExpired: Sendable {
    /// Kinds of expired data.
    package enum Kind: CaseIterable, Sendable {
        /// Keys that identify persons in credit checks.
        case recognitionKeys
        /// Replies stored under idempotency keys.
        case storedReplies

        /// Name in logs.
        package var name: String {
            switch self {
            case .recognitionKeys: "recognition_keys"
            case .storedReplies: "kept_replies"
            }
        }
    }

    private let kind: Kind
    private let platform: Platform

    package init(_ kind: Kind, on platform: Platform) {
        self.kind = kind
        self.platform = platform
    }

    /// Number of rows in a batch. A smaller batch is the last one.
    package static let batch = 200

    /// Deletes one batch.
    /// - Returns: number of deleted rows.
    package func callAsFunction() async throws -> Int {
        let (kind, platform) = (kind, platform)
        return try await platform.database.write { transaction in
            let now = try platform.now(in: transaction)
            return switch kind {
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
