import Domain
import Storage

/// The secret in the address at which a merchant sets its password: 32 lower-case hexadecimal characters. Whoever has
/// it may set the password once, so only its hash is stored.
package struct PasswordLink: Hashable, Sendable {
    package let token: String

    package init(token: String) {
        self.token = token
    }

    /// A new one, of 128 random bits.
    static func make(_ randomBytes: (Int) -> [UInt8]) -> PasswordLink {
        PasswordLink(token: randomBytes(16).hexadecimal)
    }

    /// How many hours it counts. By the platform's clock.
    static let lifetimeHours: Int64 = 24

    var hash: String { token.secretHash }

    func url(on platform: Platform) -> String { "\(platform.publicURL())/password/\(token)" }

    /// Becomes a merchant's link; an earlier one is worth nothing any more.
    func set(forMerchant id: Identifier, on platform: Platform, in transaction: any Transaction) throws {
        try PasswordTable.setLink(
            tokenHash: hash, merchantID: id,
            expiresAt: platform.now(in: transaction).adding(hours: Self.lifetimeHours), in: transaction)
    }

    /// The merchant that it was made for, as long as it counts.
    func merchant(on platform: Platform, in transaction: any Transaction) throws -> Merchant? {
        let now = try platform.now(in: transaction)
        return try PasswordTable.merchantID(tokenHash: hash, at: now, in: transaction).flatMap {
            try MerchantTable.find(id: $0, in: transaction)
        }
    }
}
