/// The tables that hold what merchants and customers did, without what the database knows of itself.
package enum MerchantDataTables {
    /// Children before parents.
    static let names = [
        "webhook_attempts", "outbox", "webhooks", "webhook_secrets", "idempotency_keys", "credit_notes",
        "ledger_entries", "ledger_postings", "order_events", "orders", "sessions", "checks", "blocks",
        "workflow_versions", "credentials", "merchant_logos", "password_links", "merchant_passwords", "merchants",
    ]

    /// Forgets everything. For sandboxes.
    package static func deleteAll(in transaction: any Transaction) throws {
        for name in names {
            try transaction.execute("DELETE FROM \(name)", [])
        }
    }
}
