import Foundation

/// What a store holds is personal: its files are their owner's alone, whatever the umask of the process is.
///
/// SQLite gives a log the permissions of the file it belongs to.
extension SQLiteFile {
    private static let ownerOnly: mode_t = 0o600
    private static let others: mode_t = 0o077

    /// The names under which SQLite keeps a store: the file first, then its log and the index of that.
    ///
    /// They lie beside the file itself, also where the path is a symbolic link to it.
    var names: [String] {
        let file = resolved
        return [file, file + "-wal", file + "-shm"]
    }

    /// The path behind symbolic links; the path itself where there is no file.
    var resolved: String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    /// Makes the file, empty, where there is none. SQLite would make it readable for everybody.
    /// - Throws: `StorageError`
    func createIfMissing() throws {
        // A file that is there may be open in this process, and closing it a second time would drop SQLite's locks.
        guard access(path, F_OK) != 0 else { return }
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, Self.ownerOnly)
        guard descriptor >= 0 else { throw failure() }
        defer { close(descriptor) }
        guard fchmod(descriptor, Self.ownerOnly) == 0 else { throw failure() }
    }

    /// Takes the permissions of everybody but the owner from the files of the store that are there.
    /// - Returns: what is to be said of it.
    func closeToOthers() -> [StorageNotice] {
        var closed: [String] = []
        var notices: [StorageNotice] = []
        for name in names {
            var status = stat()
            guard stat(name, &status) == 0, status.st_mode & Self.others != 0 else { continue }
            if chmod(name, status.st_mode & ~Self.others & 0o7777) == 0 {
                closed.append(name)
            } else {
                notices.append(.staysOpenToOthers(name, reason: String(cString: strerror(errno))))
            }
        }
        return closed.isEmpty ? notices : [.wasOpenToOthers(closed)] + notices
    }

    private func failure() -> StorageError {
        .cannotOpen(path: path, reason: String(cString: strerror(errno)))
    }
}
