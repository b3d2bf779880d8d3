import Foundation

/// Prevents two processes from serving one file: each would block the other's writer without knowing it.
///
/// The lock is the operating system's (`flock`) and ends with the process. It is independent of SQLite's own locks.
final class SQLiteLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock. Creates a missing file, empty.
    /// - Throws: `StorageError`
    init(path: String) throws {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw StorageError.cannotOpen(path: path, reason: String(cString: strerror(errno)))
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            // A throw from here on runs `deinit`, which closes the file.
            let reason = errno
            throw reason == EWOULDBLOCK
                ? StorageError.inUse(path: path)
                : StorageError.cannotOpen(path: path, reason: String(cString: strerror(reason)))
        }
    }

    deinit {
        Foundation.close(descriptor)
    }
}
