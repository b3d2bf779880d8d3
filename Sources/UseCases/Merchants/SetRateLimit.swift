package import Domain
import Storage

/// Sets how many requests a merchant may send.
package struct SetRateLimit: Sendable {
    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Parameter limit: `nil` for no limit.
    /// - Throws: `MerchantNotFound`
    package func callAsFunction(_ limit: RateLimit?, username: String) async throws {
        try await platform.database.write { transaction in
            let merchant = try MerchantTable.require(username, in: transaction)
            try MerchantTable.setRateLimit(limit, id: merchant.id, in: transaction)
        }
    }
}
