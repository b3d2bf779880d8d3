import Foundation
import Synchronization

/// Detects that an open file was moved or replaced.
///
/// SQLite does not: after its file is renamed, deleted or replaced it continues, and later commits are lost with that
/// file.
final class SQLiteWatch: Sendable {
    private struct File: Sendable {
        let name: String
        let device: dev_t
        let inode: ino_t

        /// `nil` if there is no such file.
        init?(_ name: String) {
            var status = stat()
            guard stat(name, &status) == 0 else { return nil }
            self.name = name
            device = status.st_dev
            inode = status.st_ino
        }

        /// Problem of the path now; `nil` if it still leads to the file.
        var problem: String? {
            guard let now = File(name) else { return "\(name) no longer exists: restore it" }
            return now.inode == inode && now.device == device
                ? nil : "\(name) was replaced by another file: restore the original, or restart"
        }
    }

    private let files: [File]
    private let isInPlace = Atomic(true)
    private let seen = Mutex<String?>(nil)

    /// - Parameter file: open database with its log.
    /// - Throws: `StorageError` if a file is already gone.
    init(_ file: SQLiteFile) throws {
        // The path as given: a symbolic link may be changed to lead to another file.
        files = try ([file.path] + file.paths.dropFirst()).map { name in
            guard let file = File(name) else {
                throw StorageError.cannotOpen(
                    path: name,
                    reason:
                        "it no longer exists")
            }
            return file
        }
    }

    /// Throws if the last check found a problem. Makes no system call.
    /// - Throws: `StorageUnavailable.unavailable`
    func check() throws {
        if isInPlace.load(ordering: .relaxed) { return }
        if let problem = seen.withLock({ $0 }) { throw StorageUnavailable.unavailable(problem) }
    }

    /// Checks every file, which takes microseconds.
    /// - Returns: the problem, and true if it is new.
    @discardableResult
    func checkFiles() -> (problem: String?, isNew: Bool) {
        let problem = files.lazy.compactMap(\.problem).first
        let before = seen.withLock { seen in
            defer { seen = problem }
            return seen
        }
        isInPlace.store(problem == nil, ordering: .relaxed)
        return (problem, problem != nil && before == nil)
    }

    /// True if the open log may be copied into the open file: not while another log has its name, since both would
    /// share one index.
    var mayCopyLog: Bool {
        let log = files[1]
        return log.problem == nil || File(log.name) == nil
    }
}
