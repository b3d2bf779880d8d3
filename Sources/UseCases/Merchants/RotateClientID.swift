import Domain
import Storage

/// Gives a merchant a new client id. The old ones stop working at once.
package struct RotateClientID: Sendable {
    private let platform: Platform

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// - Returns: the new client id; the platform itself keeps only its hash.
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
    /// Becomes a merchant's only client id.
    func replaceAll(ofMerchant id: Identifier, at now: Instant, in transaction: any Transaction) throws {
        try CredentialTable.deleteAll(merchantID: id, in: transaction)
        try CredentialTable.insert(hash: hash, merchantID: id, at: now, in: transaction)
    }
}
