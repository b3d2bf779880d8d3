package import Domain
import Storage

/// Sets or removes the logo that a merchant's customers see.
package struct SetLogo: Sendable {
    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Throws: `MerchantNotFound`
    package func callAsFunction(_ logo: Logo?, username: String) async throws {
        try await platform.database.write { transaction in
            let merchant = try MerchantTable.require(username, in: transaction)
            try LogoTable.set(logo, merchantID: merchant.id, in: transaction)
        }
    }
}
