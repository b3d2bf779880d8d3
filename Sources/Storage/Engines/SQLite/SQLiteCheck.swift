import Foundation

/// Has SQLite look at each page of a file.
struct SQLiteCheck {
    let path: String

    /// Sentences enough to see what is the matter.
    static let maxFindings = 20

    /// What a query finds, or why it cannot be run: a damaged file may not even say which tables it has.
    func findings(_ query: (SQLiteConnection) throws -> [String]) -> [String] {
        do {
            let connection = try SQLiteConnection(
                path: path, mayCreate: false, onlyReads: SQLiteFile(path: path).hasLog)
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

    func brokenPages() throws -> [String] {
        let lines = try rows(Self.integrityCheck, []) { try $0.text(0) }
            .flatMap { $0.split(separator: "\n") }
            .filter { $0 != "ok" && !$0.hasPrefix("***") }
        return lines.map { $0.hasSuffix(".") ? String($0) : "\($0)." }
    }

    func brokenReferences() throws -> [String] {
        let broken = try rows("PRAGMA foreign_key_check", []) { try ($0.text(0), $0.text(2)) }
        return Dictionary(grouping: broken) { "\($0.0) refer to missing rows of \($0.1)" }
            .map { "\($0.value.count) rows of \($0.key)." }
            .sorted()
    }
}

extension SQLiteFile {
    /// Whether a log lies beside the file: it is served, or its server was killed. A connection that may write would
    /// copy that log into the file when it is the last one.
    var hasLog: Bool { FileManager.default.fileExists(atPath: names[1]) }
}
