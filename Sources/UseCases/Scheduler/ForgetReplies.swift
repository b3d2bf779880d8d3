import Domain
import Storage

/// Forgets the replies that were kept under idempotency keys, once they no longer count.
package struct ForgetReplies: Sendable {
    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    private static let batch = 200

    /// Does one batch.
    /// - Returns: whether there is more to do.
    package func callAsFunction() async throws -> Bool {
        let platform = platform
        let count = try await platform.database.write { transaction in
            let moment = try platform.now(in: transaction).adding(hours: -Once.validity)
            return try IdempotencyKeyTable.forget(before: moment, limit: Self.batch, in: transaction)
        }
        return count == Self.batch
    }
}
