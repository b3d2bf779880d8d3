package import Domain
import Storage

/// Changes a merchant's profile, or takes it out of service and back, on behalf of the operator.
package struct ChangeMerchant: Sendable {
    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Parameter change: run in the transaction, perhaps more than once; username and letter code stay as they are,
    ///   whatever it does to them.
    /// - Returns: the merchant as it is now.
    /// - Throws: `MerchantNotFound`, and what the closure throws.
    @discardableResult
    package func callAsFunction(
        _ username: String, _ change: @escaping @Sendable (inout Merchant) throws -> Void
    ) async throws -> Merchant {
        try await platform.database.write { transaction in
            let old = try MerchantTable.require(username, in: transaction)
            var merchant = old
            try change(&merchant)
            (merchant.username, merchant.letterCode) = (old.username, old.letterCode)
            if merchant.profile != old.profile {
                try MerchantTable.setProfile(of: merchant, in: transaction)
            }
            if merchant.isActive != old.isActive {
                try MerchantTable.setActive(merchant.isActive, id: merchant.id, in: transaction)
            }
            return merchant
        }
    }
}
