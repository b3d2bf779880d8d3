import Domain
import Storage

/// There is no merchant of that username.
package struct UnknownMerchant: Error {}

extension MerchantTable {
    /// - Throws: `UnknownMerchant`
    static func known(_ username: String, in transaction: any Transaction) throws -> Merchant {
        guard let merchant = try find(username: username, in: transaction) else { throw UnknownMerchant() }
        return merchant
    }
}
