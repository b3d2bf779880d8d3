import Domain
import Storage

/// Forgets by what persons were recognised in checks that no longer count. It is nobody's business any more, and the
/// indexes in which every check is counted stay as small as a day.
package struct ForgetKeys: Sendable {
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
            let moment = try platform.now(in: transaction).adding(hours: -CreditPolicy.countedHours)
            return try CheckTable.forgetKeys(before: moment, limit: Self.batch, in: transaction)
        }
        return count == Self.batch
    }
}
