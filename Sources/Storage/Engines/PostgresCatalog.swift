/// Checks of the platform's tables through PostgreSQL's own functions and catalogs.
struct PostgresCatalog {
    let database: any Database

    /// Checking reads every index from its first page to its last.
    private static let timeout = Duration.seconds(3_600)

    /// - Returns: a sentence about the check, and its findings.
    func checkIndexes() async throws -> (result: String, findings: [String]) {
        let invalid = try await names(
            """
            SELECT indexrelid::regclass::text
            FROM pg_index
            JOIN pg_class ON pg_class.oid = indexrelid
            WHERE relnamespace = \(Self.schema) AND NOT indisvalid
            ORDER BY 1
            """
        ).map { "The index \($0) is not valid: run REINDEX on it." }
        let checksums = try await names("SHOW data_checksums").first == "on"
        let pages = checksums ? "PostgreSQL verifies a checksum with each page" : "data_checksums is off"
        guard let home = try await names(Self.amcheck).first else {
            return ("\(pages), but indexes are not checked: the extension amcheck is not installed.", invalid)
        }
        let indexes = try await indexes()
        var findings = invalid
        for (id, name) in indexes {
            do {
                _ = try await database.read(timeout: Self.timeout) { transaction in
                    try transaction.rows(
                        "SELECT 1 FROM (SELECT \(home).bt_index_check(CAST($1 AS BIGINT)::oid)) AS checked",
                        [.integer(id)]
                    ) { try $0.integer(0) }
                }
            } catch let error as StorageUnavailable {
                throw error
            } catch {
                let reason = "\(error)"
                if reason.contains("permission denied") {
                    return (
                        "\(pages), but indexes are not checked: this user may not run amcheck's bt_index_check.",
                        invalid
                    )
                }
                findings.append("The index \(name) is damaged: \(reason.split(separator: "\n").first ?? "")")
            }
        }
        return ("\(indexes.count) indexes are intact, and \(pages).", findings)
    }

    func constraintsNotValidated() async throws -> [String] {
        try await names(
            """
            SELECT conname::text || ' of ' || conrelid::regclass::text
            FROM pg_constraint
            WHERE connamespace = \(Self.schema) AND NOT convalidated
            ORDER BY 1
            """
        ).map { "The constraint \($0) is not validated: run ALTER TABLE … VALIDATE CONSTRAINT." }
    }

    private func indexes() async throws -> [(id: Int64, name: String)] {
        try await database.read(timeout: Self.timeout) { transaction in
            try transaction.rows(
                """
                SELECT pg_class.oid::bigint, pg_class.relname::text
                FROM pg_index
                JOIN pg_class ON pg_class.oid = indexrelid
                JOIN pg_am ON pg_am.oid = pg_class.relam
                WHERE relnamespace = \(Self.schema) AND indisvalid AND amname = 'btree'
                ORDER BY 2
                """, []
            ) { try ($0.integer(0), $0.text(1)) }
        }
    }

    private func names(_ sql: String) async throws -> [String] {
        try await database.read(timeout: Self.timeout) { try $0.rows(sql, []) { try $0.text(0) } }
    }

    private static let schema = "(SELECT oid FROM pg_namespace WHERE nspname = current_schema())"

    /// Schema in which the functions of the extension are.
    private static let amcheck = """
        SELECT quote_ident(nspname)
        FROM pg_extension
        JOIN pg_namespace ON pg_namespace.oid = extnamespace
        WHERE extname = 'amcheck'
        """
}
