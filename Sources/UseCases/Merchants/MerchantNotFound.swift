import Domain
import Storage

/// There is no merchant of that username.
package struct MerchantNotFound: Error {}

extension MerchantTable {
    /// - Throws: `MerchantNotFound`
    static func require(_ username: String, in transaction: any Transaction) throws -> Merchant {
        guard let merchant = try find(username: username, in: transaction) else { throw MerchantNotFound() }
        return merchant
    }
}
