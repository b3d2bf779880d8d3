import Domain
import Storage

/// Replaces a merchant's client ids by a new one. The old ones stop working immediately.
package struct RotateClientID: Sendable {
    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Returns: the new client id, of which only the hash is stored.
    /// - Throws: `MerchantNotFound`
    package func callAsFunction(username: String) async throws -> ClientID {
        let platform = platform
        let clientID = ClientID.make(platform.randomBytes)
        try await platform.database.write { transaction in
            let merchant = try MerchantTable.require(username, in: transaction)
            try clientID.replaceAll(ofMerchant: merchant.id, at: platform.now(in: transaction), in: transaction)
        }
        return clientID
    }
}

extension ClientID {
    /// Stores the client id as the merchant's only one.
    func replaceAll(ofMerchant id: Identifier, at now: Instant, in transaction: any Transaction) throws {
        try CredentialTable.deleteAll(merchantID: id, in: transaction)
        try CredentialTable.insert(hash: hash, merchantID: id, at: now, in: transaction)
    }
}
