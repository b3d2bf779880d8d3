import Domain
import Foundation
import Synchronization

/// File beside a served database that records the last order event seen committed. A server that stops cleanly removes
/// it. One that is killed leaves it, and the next process to open the database compares it with the last stored event.
///
/// SQLite cannot detect a truncated log: it looks like a shorter one. The record is not synced, but the log is synced
/// before it, so after a power cut it may be too old, never too new.
final class SQLiteLastEventFile: Sendable {
    private let path: String
    private let descriptor: Int32
    private let recorded = Mutex(Identifier(0))

    /// Length of the record in bytes, constant so that each one overwrites the one before.
    private static let length = 32

    private static func path(beside file: SQLiteFile) -> String { file.resolvedPath + "-mark" }

    /// Event recorded by a killed server. Each record is read once, since later changes of the file are not the
    /// server's.
    /// - Returns: `nil` if the server still runs, stopped cleanly or could not record anything.
    static func consumeAbandoned(beside file: SQLiteFile) -> Identifier? {
        let path = path(beside: file)
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        // A running server holds a lock on it.
        guard flock(descriptor, LOCK_SH | LOCK_NB) == 0 else { return nil }
        var bytes = [UInt8](repeating: 0, count: length)
        let count = pread(descriptor, &bytes, length, 0)
        unlink(path)
        guard count == length else { return nil }
        return Int64(String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
            .map(Identifier.init)
    }

    /// - Throws: `StorageError`
    init(beside file: SQLiteFile) throws {
        path = Self.path(beside: file)
        descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0, fchmod(descriptor, 0o600) == 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw StorageError.cannotOpen(path: path, reason: String(cString: strerror(errno)))
        }
    }

    /// Records an event that differs from the last one. On a full disk the earlier record stays.
    func record(_ event: Identifier?) {
        let event = event ?? Identifier(0)
        let isNew = recorded.withLock { recorded in
            defer { recorded = event }
            return recorded != event
        }
        guard isNew else { return }
        let number = String(event.value)
        let text = number + String(repeating: " ", count: max(0, Self.length - 1 - number.count)) + "\n"
        let bytes = Array(text.utf8)
        _ = pwrite(descriptor, bytes, bytes.count, 0)
    }

    func remove() {
        unlink(path)
    }

    deinit {
        close(descriptor)
    }
}
