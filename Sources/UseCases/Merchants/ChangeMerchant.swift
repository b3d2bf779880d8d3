package import Domain
import Storage

/// Changes a merchant's profile, or deactivates and reactivates it, on behalf of the operator.
package struct ChangeMerchant: Sendable {
    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Parameter change: run in the transaction, possibly more than once; its changes of username and letter code are
    ///   ignored.
    /// - Returns: the merchant after the change.
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
