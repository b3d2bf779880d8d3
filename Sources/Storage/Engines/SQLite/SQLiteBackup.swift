import CSQLite
package import Domain
import Foundation

/// Copy of a SQLite database as of one moment, made while it may be in use.
package enum SQLiteBackup {
    /// Content of a backup, for checking it.
    package struct Summary: Hashable, Sendable {
        package let bytes: Int
        package let orders: Int
    }

    /// Copies a database, which may be in use, into a new file.
    ///
    /// The copy gets its final name only when it is complete and on disk.
    /// - Parameter report: called with permissions that expose the database to other users.
    /// - Throws: `StorageError`, after which no file is left.
    package static func create(
        from path: String, at target: String, report: (StorageNotice) -> Void = { _ in }
    ) throws -> Summary {
        guard !FileManager.default.fileExists(atPath: target) else { throw StorageError.targetExists(target) }
        try SQLiteFile(path: path).check()
        SQLiteFile(path: path).restrictPermissions().forEach(report)
        return try asStorageError(target) {
            let source = try SQLiteConnection(path: path, createsIfMissing: false)
            return try writeAtomically(target) { unfinished in
                try source.execute("VACUUM INTO $1", [.text(unfinished)])
            }
        }
    }

    /// Copies a backup to the path of a new database. An existing database must be moved away first.
    /// - Parameter report: called with permissions that expose the backup to other users.
    /// - Throws: `StorageError`, after which no new file is left.
    package static func restore(
        _ backup: String, of environment: PlatformEnvironment, to path: String,
        report: (StorageNotice) -> Void = { _ in }
    ) throws -> Summary {
        for name in SQLiteFile(path: path).paths + [path + "-mark"] where FileManager.default.fileExists(atPath: name) {
            throw StorageError.targetExists(name)
        }
        guard FileManager.default.fileExists(atPath: backup) else {
            throw StorageError.cannotOpen(path: backup, reason: "it does not exist")
        }
        try SQLiteFile(path: path).check()
        try SQLiteFile(path: backup).check()
        SQLiteFile(path: backup).restrictPermissions().forEach(report)
        return try asStorageError(backup) {
            let connection = try SQLiteConnection(path: backup, createsIfMissing: false)
            let found = try PlatformSetting.environment.value(in: connection)
            guard found == environment.rawValue else {
                throw StorageError.environmentMismatch(path: backup, found: found ?? "broken", wanted: environment)
            }
            return try writeAtomically(path) { unfinished in
                try connection.execute("VACUUM INTO $1", [.text(unfinished)])
            }
        }
    }

    private static func writeAtomically(_ target: String, make: (_ unfinished: String) throws -> Void) throws -> Summary
    {
        let unfinished = target + ".unfinished"
        do {
            try? FileManager.default.removeItem(atPath: unfinished)
            // SQLite fills an empty file and keeps its permissions.
            try SQLiteFile(path: unfinished).createIfMissing()
            try make(unfinished)
            let orders = try check(unfinished)
            try synchronize(unfinished)
            guard rename(unfinished, target) == 0 else { throw failure(target) }
            try synchronize(URL(fileURLWithPath: target).deletingLastPathComponent().path)
            let size = try FileManager.default.attributesOfItem(atPath: target)[.size] as? Int
            return Summary(bytes: size ?? 0, orders: orders)
        } catch {
            try? FileManager.default.removeItem(atPath: unfinished)
            throw error
        }
    }

    /// - Returns: number of orders.
    /// - Throws: `StorageError.damaged`
    private static func check(_ path: String) throws -> Int {
        let connection = try SQLiteConnection(path: path, createsIfMissing: false)
        let verdict = try connection.row("PRAGMA integrity_check(1)", []) { try $0.text(0) }
        guard verdict == "ok" else { throw StorageError.corrupted(path: path, reason: verdict ?? "unreadable") }
        return try connection.row("SELECT COUNT(*) FROM orders", []) { try Int($0.integer(0)) } ?? 0
    }

    /// Syncs a file or a folder to disk.
    private static func synchronize(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure(path) }
    }

    private static func failure(_ path: String) -> StorageError {
        .cannotOpen(path: path, reason: String(cString: strerror(errno)))
    }

    private static func asStorageError<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as SQLiteError {
            throw error.primaryCode == SQLITE_CORRUPT || error.primaryCode == SQLITE_NOTADB
                ? StorageError.corrupted(path: path, reason: error.message)
                : StorageError.cannotOpen(path: path, reason: error.message)
        } catch StorageUnavailable.unavailable(let reason) {
            throw StorageError.cannotOpen(path: path, reason: reason)
        } catch let error as CocoaError {
            throw StorageError.cannotOpen(path: path, reason: error.localizedDescription)
        }
    }
}
