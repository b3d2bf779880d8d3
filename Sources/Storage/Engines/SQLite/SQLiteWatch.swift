import Foundation
import Synchronization

/// Sees whether the files that are open are still those that their names lead to.
///
/// SQLite does not: when its file is renamed, deleted or replaced it goes on, and what it commits is lost with that
/// file.
final class SQLiteWatch: Sendable {
    private struct File: Sendable {
        let name: String
        let device: dev_t
        let inode: ino_t

        /// `nil` when there is no such file.
        init?(_ name: String) {
            var status = stat()
            guard stat(name, &status) == 0 else { return nil }
            self.name = name
            device = status.st_dev
            inode = status.st_ino
        }

        /// What is wrong with the name now.
        var problem: String? {
            guard let now = File(name) else { return "\(name) no longer exists: restore it" }
            return now.inode == inode && now.device == device
                ? nil : "\(name) was replaced by another file: restore the original, or restart"
        }
    }

    private let files: [File]
    private let isInPlace = Atomic(true)
    private let seen = Mutex<String?>(nil)

    /// - Parameter file: open, with its log.
    /// - Throws: `StorageError` when it is gone already.
    init(_ file: SQLiteFile) throws {
        // The path as it was given: a symbolic link that leads elsewhere is another file, too.
        files = try ([file.path] + file.names.dropFirst()).map { name in
            guard let file = File(name) else {
                throw StorageError.cannotOpen(
                    path: name,
                    reason:
                        "it no longer exists")
            }
            return file
        }
    }

    /// As of the last look. Costs nothing.
    /// - Throws: `StorageUnavailable.failing`
    func check() throws {
        if isInPlace.load(ordering: .relaxed) { return }
        if let problem = seen.withLock({ $0 }) { throw StorageUnavailable.unavailable(problem) }
    }

    /// Looks at each of the files: some microseconds.
    /// - Returns: what is wrong, and whether that is new.
    @discardableResult
    func look() -> (problem: String?, isNew: Bool) {
        let problem = files.lazy.compactMap(\.problem).first
        let before = seen.withLock { seen in
            defer { seen = problem }
            return seen
        }
        isInPlace.store(problem == nil, ordering: .relaxed)
        return (problem, problem != nil && before == nil)
    }

    /// Whether the open log may be copied into the open file: not while another log has taken its name, which would
    /// share its index.
    var mayCopyLog: Bool {
        let log = files[1]
        return log.problem == nil || File(log.name) == nil
    }
}
