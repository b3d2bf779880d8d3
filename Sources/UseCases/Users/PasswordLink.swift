import Domain
import Storage

/// Secret in the URL at which a merchant sets its password: 32 lower-case hexadecimal characters. It is valid for one
/// use, so only its hash is stored.
package struct PasswordLink: Hashable, Sendable {
    package let token: String

    package init(token: String) {
        self.token = token
    }

    /// Generates a link of 128 random bits.
    static func make(_ randomBytes: (Int) -> [UInt8]) -> PasswordLink {
        PasswordLink(token: randomBytes(16).hexadecimal)
    }

    /// Validity in hours, by the platform's clock.
    static let lifetimeHours: Int64 = 24

    var hash: String { token.secretHash }

    func url(on platform: Platform) -> String { "\(platform.publicURL())/password/\(token)" }

    /// Stores the link as the merchant's only one; an earlier link becomes invalid.
    func set(forMerchant id: Identifier, on platform: Platform, in transaction: any Transaction) throws {
        try PasswordTable.setLink(
            tokenHash: hash, merchantID: id,
            expiresAt: platform.now(in: transaction).adding(hours: Self.lifetimeHours), in: transaction)
    }

    /// Merchant of the link; `nil` when the link is unknown or expired.
    func merchant(on platform: Platform, in transaction: any Transaction) throws -> Merchant? {
        let now = try platform.now(in: transaction)
        return try PasswordTable.merchantID(tokenHash: hash, at: now, in: transaction).flatMap {
            try MerchantTable.find(id: $0, in: transaction)
        }
    }
}
