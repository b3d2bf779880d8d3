package import Domain
import Storage

/// Sets the logo that a merchant's customers see, or forgets it.
package struct SetLogo: Sendable {
    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Throws: `UnknownMerchant`
    package func callAsFunction(_ logo: Logo?, username: String) async throws {
        try await platform.database.write { transaction in
            guard let merchant = try MerchantTable.find(username: username, in: transaction) else {
                throw UnknownMerchant()
            }
            try LogoTable.set(logo, merchantID: merchant.id, in: transaction)
        }
    }
}
