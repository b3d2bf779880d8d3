import Domain
import Foundation
import Synchronization

/// A note beside a file that is served, of the last order event that was seen committed. A server that ends cleanly
/// removes it; one that is killed leaves it behind, and who opens the file next sees whether it ends before that event.
///
/// SQLite cannot tell: a log that was cut looks like one that ended there. The note is never synced, since a log is
/// synced before it: after a power cut it may be too old, never too new.
final class SQLiteMark: Sendable {
    private let path: String
    private let descriptor: Int32
    private let noted = Mutex(Identifier(0))

    /// Length of the note in bytes, so that each one covers the one before.
    private static let length = 32

    private static func path(beside file: SQLiteFile) -> String { file.resolved + "-mark" }

    /// The event that a killed server has noted. Each note is read once: what is done to the file afterwards is not
    /// the server's any more.
    /// - Returns: none where the server still runs, ended cleanly or could not note anything.
    static func takeLeftBehind(beside file: SQLiteFile) -> Identifier? {
        let path = path(beside: file)
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        // Its server holds it locked as long as it lives.
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

    /// Writes when the event is another one than before. On a full disk the note before stays.
    func note(_ event: Identifier?) {
        let event = event ?? Identifier(0)
        let isNew = noted.withLock { noted in
            defer { noted = event }
            return noted != event
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
