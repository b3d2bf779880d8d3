import Domain

/// One migration of the schema, from `Schema/NNN-name.sql`.
struct Migration: Sendable {
    let number: Int
    let sql: String

    init(_ number: Int, _ bytes: [UInt8]) {
        self.number = number
        sql = String(decoding: bytes, as: UTF8.self)
    }

    /// All migrations, in order. A released one never changes.
    static let all = [
        Migration(1, PackageResources._01_platform_sql),
        Migration(2, PackageResources._02_merchants_sql),
        Migration(3, PackageResources._03_checks_sql),
        Migration(4, PackageResources._04_orders_sql),
        Migration(5, PackageResources._05_order_lifecycle_sql),
        Migration(6, PackageResources._06_ledger_sql),
        Migration(7, PackageResources._07_outbox_sql),
        Migration(8, PackageResources._08_idempotency_sql),
        Migration(9, PackageResources._09_request_limits_sql),
        Migration(10, PackageResources._10_webhooks_sql),
        Migration(11, PackageResources._11_sessions_sql),
        Migration(12, PackageResources._12_logos_sql),
        Migration(13, PackageResources._13_partners_sql),
        Migration(14, PackageResources._14_documents_sql),
        Migration(15, PackageResources._15_check_binding_sql),
        Migration(16, PackageResources._16_workflow_versions_sql),
    ]
}

/// Migrates a database to this build's schema, inside the caller's transaction.
struct Migrator {
    let migrations: [Migration]
    /// Path of the database in error messages.
    let path: String

    /// Applies missing migrations, and stores the environment of a new database.
    /// - Throws: `StorageError.newerSchema`, `.environmentMismatch`
    func migrate(_ transaction: any Transaction, for environment: PlatformEnvironment, at now: Instant) throws {
        try transaction.execute(
            """
            CREATE TABLE IF NOT EXISTS schema_migrations (
                number BIGINT PRIMARY KEY,
                applied_at BIGINT NOT NULL
            )
            """, [])
        let applied = try transaction.rows("SELECT COALESCE(MAX(number), 0) FROM schema_migrations", []) {
            try Int($0.integer(0))
        }
        let version = applied.first ?? 0
        let known = migrations.last?.number ?? 0
        guard version <= known else { throw StorageError.newerSchema(path: path, found: version, known: known) }
        for migration in migrations where migration.number > version {
            try transaction.executeScript(migration.sql)
            try transaction.execute(
                "INSERT INTO schema_migrations (number, applied_at) VALUES ($1, $2)",
                [.integer(Int64(migration.number)), .integer(now.milliseconds)])
        }
        try recordEnvironment(transaction, for: environment)
    }

    /// Checks that a database is in the state that `migrate` leaves.
    /// - Throws: `StorageError.newerSchema`, `.olderSchema`, `.environmentMismatch`
    func verify(_ transaction: any Transaction, for environment: PlatformEnvironment) throws {
        let version = try transaction.row("SELECT COALESCE(MAX(number), 0) FROM schema_migrations", []) {
            try Int($0.integer(0))
        }
        let (found, known) = (version ?? 0, migrations.last?.number ?? 0)
        guard found <= known else { throw StorageError.newerSchema(path: path, found: found, known: known) }
        guard found == known else { throw StorageError.olderSchema(path: path, found: found, known: known) }
        let own = try PlatformSetting.environment.value(in: transaction) ?? "unknown"
        guard own == environment.rawValue else {
            throw StorageError.environmentMismatch(path: path, found: own, wanted: environment)
        }
    }

    private func recordEnvironment(_ transaction: any Transaction, for environment: PlatformEnvironment) throws {
        guard let found = try PlatformSetting.environment.value(in: transaction) else {
            return try PlatformSetting.environment.set(environment.rawValue, in: transaction)
        }
        guard found == environment.rawValue else {
            throw StorageError.environmentMismatch(path: path, found: found, wanted: environment)
        }
    }
}

extension Transaction {
    /// Runs several statements, each ended by a semicolon at the end of a line.
    func executeScript(_ script: String) throws {
        for statement in script.split(separator: ";\n") where statement.contains(where: { !$0.isWhitespace }) {
            try execute(String(statement), [])
        }
    }
}
