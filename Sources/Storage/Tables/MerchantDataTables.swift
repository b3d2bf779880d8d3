/// Tables with data of merchants and customers, without the platform's own settings.
package enum MerchantDataTables {
    /// Names of the tables, children before parents.
    static let names = [
        "webhook_attempts", "outbox", "webhooks", "webhook_secrets", "idempotency_keys", "credit_notes",
        "ledger_entries", "ledger_postings", "order_events", "orders", "sessions", "checks", "blocks",
        "workflow_versions", "credentials", "merchant_logos", "password_links", "merchant_passwords", "merchants",
    ]

    /// Deletes all merchant data. Sandbox only.
    package static func deleteAll(in transaction: any Transaction) throws {
        for name in names {
            try transaction.execute("DELETE FROM \(name)", [])
        }
    }
}
