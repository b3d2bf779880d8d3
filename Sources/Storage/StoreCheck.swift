/// Result of one check for damage of a database.
package struct StoreCheck: Hashable, Sendable {
    /// Subjects of checks, as shown to operators.
    package enum Subject: String, Hashable, Sendable {
        case integrity = "Integrity"
        case foreignKeys = "Foreign keys"
    }

    package let subject: Subject
    /// Sentence for a check without findings.
    package let result: String
    /// Problems, one sentence each; `result` is valid only if there are none.
    package let findings: [String]

    /// Checks a SQLite file without changing it; it may be in use.
    /// - Throws: `StorageError` for a file that is not the platform's.
    package static func file(_ path: String) throws -> [StoreCheck] {
        try SQLiteFile(path: path).check()
        let checks = SQLiteCheck(path: path)
        return [
            StoreCheck(
                subject: .integrity, result: "All pages and indexes are intact.",
                findings: checks.findings { try $0.damagedPages() }),
            StoreCheck(
                subject: .foreignKeys, result: "All referenced rows exist.",
                findings: checks.findings { try $0.foreignKeyViolations() }),
        ]
    }

    /// Checks the platform's tables through PostgreSQL's own functions and catalogs.
    /// - Throws: `StorageUnavailable`
    package static func server(_ database: any Database) async throws -> [StoreCheck] {
        let catalog = PostgresCatalog(database: database)
        let (isIntact, damaged) = try await catalog.checkIndexes()
        return [
            StoreCheck(subject: .integrity, result: isIntact, findings: damaged),
            StoreCheck(
                subject: .foreignKeys, result: "All constraints are in force.",
                findings: try await catalog.constraintsNotValidated()),
        ]
    }
}
