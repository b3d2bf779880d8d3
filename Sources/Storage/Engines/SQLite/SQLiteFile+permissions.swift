import Foundation

/// Permissions of the database files. Stored data is personal, so only the owner may read it, whatever the umask.
///
/// SQLite gives a log the permissions of its database file.
extension SQLiteFile {
    private static let ownerOnly: mode_t = 0o600
    private static let others: mode_t = 0o077

    /// Paths of the database: the file, its log and the index of the log.
    ///
    /// They are in the folder of the file itself, also if the path is a symbolic link to it.
    var paths: [String] {
        let file = resolvedPath
        return [file, file + "-wal", file + "-shm"]
    }

    /// Path with symbolic links resolved; the path itself if there is no file.
    var resolvedPath: String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    /// Creates a missing file, empty and private. SQLite would make it readable for every user.
    /// - Throws: `StorageError`
    func createIfMissing() throws {
        // An existing file may be open in this process; opening and closing it again would drop SQLite's locks.
        guard access(path, F_OK) != 0 else { return }
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, Self.ownerOnly)
        guard descriptor >= 0 else { throw failure() }
        defer { close(descriptor) }
        guard fchmod(descriptor, Self.ownerOnly) == 0 else { throw failure() }
    }

    /// Removes the permissions of group and others from the database files.
    /// - Returns: notices for the operator.
    func restrictPermissions() -> [StorageNotice] {
        var closed: [String] = []
        var notices: [StorageNotice] = []
        for name in paths {
            var status = stat()
            guard stat(name, &status) == 0, status.st_mode & Self.others != 0 else { continue }
            if chmod(name, status.st_mode & ~Self.others & 0o7777) == 0 {
                closed.append(name)
            } else {
                notices.append(.isReadableByOthers(name, reason: String(cString: strerror(errno))))
            }
        }
        return closed.isEmpty ? notices : [.wasReadableByOthers(closed)] + notices
    }

    private func failure() -> StorageError {
        .cannotOpen(path: path, reason: String(cString: strerror(errno)))
    }
}
