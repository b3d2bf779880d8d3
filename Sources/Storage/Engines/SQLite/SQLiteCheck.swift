import Foundation

/// Checks all pages of a SQLite file by SQLite's own functions.
struct SQLiteCheck {
    let path: String

    /// Maximum number of findings, enough to see the kind of damage.
    static let maxFindings = 20

    /// Findings of a query, or the error that prevented it: a damaged file may not even list its tables.
    func findings(_ query: (SQLiteConnection) throws -> [String]) -> [String] {
        do {
            let connection = try SQLiteConnection(
                path: path, createsIfMissing: false, isReadOnly: SQLiteFile(path: path).hasLog)
            try connection.execute("PRAGMA query_only = 1", [])
            try connection.execute("PRAGMA cell_size_check = 1", [])
            return try query(connection)
        } catch let error as SQLiteError {
            return ["The file cannot be read: \(error.message)."]
        } catch StorageError.corrupted(_, let reason) {
            return ["The file cannot be read: \(reason)."]
        } catch StorageUnavailable.unavailable(let reason) {
            return ["The file cannot be read: \(reason)."]
        } catch {
            return ["The file cannot be read: \(error)"]
        }
    }
}

extension SQLiteConnection {
    fileprivate static var integrityCheck: String { "PRAGMA integrity_check(\(SQLiteCheck.maxFindings))" }

    func damagedPages() throws -> [String] {
        let lines = try rows(Self.integrityCheck, []) { try $0.text(0) }
            .flatMap { $0.split(separator: "\n") }
            .filter { $0 != "ok" && !$0.hasPrefix("***") }
        return lines.map { $0.hasSuffix(".") ? String($0) : "\($0)." }
    }

    func foreignKeyViolations() throws -> [String] {
        let broken = try rows("PRAGMA foreign_key_check", []) { try ($0.text(0), $0.text(2)) }
        return Dictionary(grouping: broken) { "\($0.0) refer to missing rows of \($0.1)" }
            .map { "\($0.value.count) rows of \($0.key)." }
            .sorted()
    }
}

extension SQLiteFile {
    /// True if a write-ahead log exists: the file is in use, or its server was killed. A writing connection copies that
    /// log into the file when it is the last to close.
    var hasLog: Bool { FileManager.default.fileExists(atPath: paths[1]) }
}
