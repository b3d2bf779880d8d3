package import Domain

/// Reasons for which a database cannot be opened or read. Each description is one sentence with a remedy.
package enum StorageError: Error, Hashable {
    case folderNotFound(String)
    case cannotOpen(path: String, reason: String)
    case notADatabase(String)
    case otherApplication(String)
    case newerSchema(path: String, found: Int, known: Int)
    case olderSchema(path: String, found: Int, known: Int)
    case environmentMismatch(path: String, found: String, wanted: PlatformEnvironment)
    case notDurable(String)
    case inUse(path: String)
    case cannotConnect(address: String, reason: String)
    case serverTooOld(address: String, version: String)
    case invalidConnectionString(String)
    case targetExists(String)
    case corrupted(path: String, reason: String)
    case unreadableRow(String)
}

extension StorageError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .folderNotFound(let folder):
            "Folder \(folder) does not exist: create it, or choose another file with --database."
        case .cannotOpen(let path, let reason):
            "Cannot open database \(path) (\(reason)): check its permissions, or choose another file with --database."
        case .notADatabase(let path):
            "\(path) is not a SQLite database: choose another file with --database."
        case .otherApplication(let path):
            "\(path) belongs to another program: choose another file with --database."
        case .newerSchema(let path, let found, let known):
            "\(path) was written by a newer Naderhand (schema \(found); this version supports \(known)): use the "
                + "newer version."
        case .olderSchema(let path, let found, let known):
            "\(path) was written by an older Naderhand (schema \(found); this version has \(known)): check it "
                + "with that version, or run naderhand serve on it first."
        case .environmentMismatch(let path, let found, let wanted):
            "\(path) is a \(found) database: start with --environment \(found), or choose another file with "
                + "--database for \(wanted.rawValue)."
        case .notDurable(let setting):
            "The database does not write durably (\(setting)): use a file on a local disk, or enable durable "
                + "writes in PostgreSQL."
        case .inUse(let path):
            "Another process is using \(path): stop it, or use PostgreSQL for several processes (docs/scale.md)."
        case .cannotConnect(let address, let reason):
            "Cannot connect to \(address) (\(reason)): check that PostgreSQL is running there and accepts this user."
        case .serverTooOld(let address, let version):
            "\(address) is PostgreSQL \(version): Naderhand needs version 14 or later."
        case .targetExists(let path):
            "\(path) already exists: move it away, or choose another file."
        case .corrupted(let path, let reason):
            "\(path) is damaged (\(reason)): keep the file, and restore the newest good backup with naderhand restore."
        case .invalidConnectionString(let reason):
            "The database address is not valid (\(reason)): use postgres://user@host/database."
        case .unreadableRow(let what):
            "A stored row cannot be read (\(what)): run naderhand audit and restore a backup if needed."
        }
    }
}

/// A row was not inserted because another one has the same value in a unique column.
package struct UniqueViolation: Error, Hashable {
    /// Name of the constraint in PostgreSQL's form: `orders_merchant_id_clean_number_key`.
    package let constraint: String
}

/// Reasons for which the database cannot serve now. The same request may succeed later.
package enum StorageUnavailable: TransientError, Hashable {
    /// The deadline passed; nothing was stored.
    case timedOut
    /// The database is unreachable or cannot write; nothing was stored.
    case unavailable(String)
    /// The connection was lost, or the deadline passed, during the commit: all or nothing was stored.
    case commitOutcomeUnknown(String)
    case closed
}

extension StorageUnavailable: CustomStringConvertible {
    package var description: String {
        switch self {
        case .timedOut: "The database was too busy to respond in time; nothing was written. Try again."
        case .unavailable(let reason): "The database failed (\(reason)); nothing was written. Try again."
        case .commitOutcomeUnknown(let reason):
            "The database did not confirm a commit (\(reason)); the change may have been written. Check before "
                + "you retry."
        case .closed: "The database is closed."
        }
    }
}
