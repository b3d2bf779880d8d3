package import Domain

/// Why the store cannot do what it was asked. Each description is one sentence that says what to do.
package enum StorageError: Error, Hashable {
    case folderMissing(String)
    case cannotOpen(path: String, reason: String)
    case notADatabase(String)
    case foreignDatabase(String)
    case newerSchema(path: String, found: Int, known: Int)
    case otherEnvironment(path: String, found: String, wanted: PlatformEnvironment)
    case notDurable(String)
    case timedOut
    case closed
    case unreadableRow(String)
}

extension StorageError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .folderMissing(let folder):
            "The folder \(folder) does not exist: create it, or name another file with --database."
        case .cannotOpen(let path, let reason):
            "Cannot open the database \(path) (\(reason)): check its permissions, or name another file with --database."
        case .notADatabase(let path):
            "\(path) is not a SQLite database: name another file with --database."
        case .foreignDatabase(let path):
            "\(path) is the database of another program: name another file with --database."
        case .newerSchema(let path, let found, let known):
            "\(path) was written by a newer Naderhand (schema \(found), this one knows \(known)): run that version."
        case .otherEnvironment(let path, let found, let wanted):
            "\(path) is a \(found) database: start with --environment \(found), "
                + "or name another file with --database for \(wanted.rawValue)."
        case .notDurable(let setting):
            "The database refuses to write durably (\(setting)): put the file on a local disk."
        case .timedOut:
            "The store was too busy to take the write in time; nothing of it was done."
        case .closed:
            "The store is closed."
        case .unreadableRow(let what):
            "A stored row cannot be read (\(what))."
        }
    }
}
