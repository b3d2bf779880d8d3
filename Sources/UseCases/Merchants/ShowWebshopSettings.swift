package import Domain
import Storage

/// Reads the settings with which a shop decides when to state that it trusts a customer.
package struct ShowWebshopSettings: Sendable {
    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Throws: `Refusal`
    package func callAsFunction(_ caller: Caller) async throws -> WebshopSettings {
        try await platform.database.read { transaction in
            let merchant = try caller.authenticateForAction(in: transaction)
            return try MerchantTable.webshopSettings(of: merchant.merchantID, in: transaction)
        }
    }
}
