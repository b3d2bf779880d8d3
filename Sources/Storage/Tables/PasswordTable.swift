package import Domain

/// Tables of merchants' passwords, and of the links by which they are set.
package enum PasswordTable {
    /// Makes a link the merchant's only valid one.
    /// - Parameter tokenHash: SHA-256 of the link's secret.
    package static func setLink(
        tokenHash: String, merchantID: Identifier, expiresAt: Instant, in transaction: any Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO password_links (merchant_id, token_hash, expires_at)
            VALUES ($1, $2, $3)
            ON CONFLICT (merchant_id) DO UPDATE SET token_hash = excluded.token_hash, expires_at = excluded.expires_at
            """, [.integer(merchantID.value), .text(tokenHash), .integer(expiresAt.milliseconds)])
    }

    /// Merchant of a link that is valid at a moment; `nil` if there is none.
    package static func merchantID(
        tokenHash: String, at now: Instant, in transaction: any Transaction
    ) throws -> Identifier? {
        try transaction.row(
            "SELECT merchant_id FROM password_links WHERE token_hash = $1 AND expires_at > $2",
            [.text(tokenHash), .integer(now.milliseconds)]
        ) { try Identifier($0.integer(0)) }
    }

    /// Replaces the password and deletes the link.
    /// - Parameter password: scrypt hash with its parameters and salt.
    package static func set(
        _ password: String, merchantID: Identifier, at now: Instant, in transaction: any Transaction
    ) throws {
        try transaction.execute("DELETE FROM password_links WHERE merchant_id = $1", [.integer(merchantID.value)])
        try transaction.execute(
            """
            INSERT INTO merchant_passwords (merchant_id, password, set_at)
            VALUES ($1, $2, $3)
            ON CONFLICT (merchant_id) DO UPDATE SET password = excluded.password, set_at = excluded.set_at
            """, [.integer(merchantID.value), .text(password), .integer(now.milliseconds)])
    }

    package static func find(merchantID: Identifier, in transaction: any Transaction) throws -> String? {
        try transaction.row(
            "SELECT password FROM merchant_passwords WHERE merchant_id = $1", [.integer(merchantID.value)]
        ) { try $0.text(0) }
    }
}
