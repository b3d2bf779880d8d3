package import Domain
import Storage

/// Sets how many requests a merchant may send.
package struct SetRequestLimit: Sendable {
    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Parameter limit: none for any number.
    /// - Throws: `UnknownMerchant`
    package func callAsFunction(_ limit: RequestLimit?, username: String) async throws {
        try await platform.database.write { transaction in
            guard let merchant = try MerchantTable.find(username: username, in: transaction) else {
                throw UnknownMerchant()
            }
            try MerchantTable.setRequestLimit(limit, id: merchant.id, in: transaction)
        }
    }
}
