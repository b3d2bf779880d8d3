import Foundation

/// Keeps a second process from serving the same file: each would hold up the other's writer, and neither would know.
///
/// The lock is the operating system's (`flock`) and goes with the process, however that ends. SQLite's own locks are of
/// another kind and are not touched.
final class SQLiteLock: Sendable {
    private let descriptor: Int32

    /// Makes the file, empty, if it is not there.
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
