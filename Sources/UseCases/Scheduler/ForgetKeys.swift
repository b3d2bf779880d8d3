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
        let moment = platform.clock().adding(hours: -CreditPolicy.countedHours)
        let count = try await platform.database.write {
            try CheckTable.forgetKeys(before: moment, limit: Self.batch, in: $0)
        }
        return count == Self.batch
    }
}
