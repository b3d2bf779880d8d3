import Domain
import Storage

/// Error for an unknown username.
package struct MerchantNotFound: Error {}

extension MerchantTable {
    /// - Throws: `MerchantNotFound`
    static func require(_ username: String, in transaction: any Transaction) throws -> Merchant {
        guard let merchant = try find(username: username, in: transaction) else { throw MerchantNotFound() }
        return merchant
    }
}
