package import Domain

/// Table of client ids, as hashes. A merchant may have several valid ones.
package enum CredentialTable {
    /// Data of a merchant for authentication, read once per request.
    package struct MerchantCredential: Sendable {
        package let merchantID: Identifier
        package let letterCode: LetterCode
        package let isActive: Bool
        package let clientIDHash: String
    }

    /// One entry for each client id of the merchant; empty for an unknown username.
    package static func credentials(username: String, in transaction: any Transaction) throws -> PendingRows<
        MerchantCredential
    > {
        try transaction.query(
            """
            SELECT merchants.id, merchants.letter_code, merchants.is_active, credentials.client_id_hash
            FROM merchants
            JOIN credentials ON credentials.merchant_id = merchants.id
            WHERE merchants.username = $1
            """, [.text(username)]
        ) { row in
            try MerchantCredential(
                merchantID: Identifier(row.integer(0)), letterCode: row.letterCode(1), isActive: row.bool(2),
                clientIDHash: row.text(3))
        }
    }

    package static func insert(
        hash: String, merchantID: Identifier, at now: Instant, in transaction: any Transaction
    ) throws {
        try transaction.execute(
            "INSERT INTO credentials (merchant_id, client_id_hash, created_at) VALUES ($1, $2, $3)",
            [.integer(merchantID.value), .text(hash), .integer(now.milliseconds)])
    }

    package static func deleteAll(merchantID: Identifier, in transaction: any Transaction) throws {
        try transaction.execute("DELETE FROM credentials WHERE merchant_id = $1", [.integer(merchantID.value)])
    }
}
