/// One thing that was looked at to see whether a store is damaged.
package struct StoreCheck: Hashable, Sendable {
    package enum Subject: String, Hashable, Sendable {
        case integrity = "Integrity"
        case foreignKeys = "Foreign keys"
    }

    package let subject: Subject
    /// What was looked at and found good, in a sentence.
    package let result: String
    /// What is wrong, each in a sentence; `result` counts only where there is nothing.
    package let findings: [String]

    /// Looks at a SQLite file without changing it; it may be served meanwhile.
    /// - Throws: `StorageError` for a file that is none of this platform's.
    package static func file(_ path: String) throws -> [StoreCheck] {
        try SQLiteFile(path: path).check()
        let checks = SQLiteCheck(path: path)
        return [
            StoreCheck(
                subject: .integrity, result: "All pages and indexes are intact.",
                findings: checks.findings { try $0.brokenPages() }),
            StoreCheck(
                subject: .foreignKeys, result: "All referenced rows exist.",
                findings: checks.findings { try $0.brokenReferences() }),
        ]
    }

    /// Asks PostgreSQL, which looks after its own pages, for what it knows of the platform's tables.
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
