import Dispatch
import Synchronization

/// Copies the write-ahead log into the file, beside the writer instead of in its place: a checkpoint syncs thousands of
/// pages, and everybody would wait for it.
///
/// A checkpoint beside the writer never reaches the end of a log that grows meanwhile, and only a log that was copied
/// to its end begins anew. So from a certain length on the writer copies the little that is left.
final class SQLiteCheckpointer: Sendable {
    private let path: String
    private let queue = DispatchQueue(label: "naderhand.checkpoint")
    private let state = Mutex(State())

    private struct State {
        var isRunning = false
        /// The length of the log, in pages, when the last checkpoint began.
        var pagesAtLastCheckpoint = 0
    }

    /// Pages (of 4 KiB) that the log grows by before they are copied.
    private static let checkpointPages = 12_288
    /// Pages after which the writer brings the log to its end.
    private static let writerCheckpointPages = 16_384

    init(path: String) {
        self.path = path
    }

    /// Told by the writer after each commit how long the log is.
    func walDidGrow(toPages pages: Int, writer: SQLiteConnection) {
        let (mustFinish, mustStart) = state.withLock { state in
            // A log that is shorter than it was has begun anew.
            if pages < state.pagesAtLastCheckpoint { state.pagesAtLastCheckpoint = 0 }
            if pages >= Self.writerCheckpointPages, !state.isRunning {
                state.pagesAtLastCheckpoint = 0
                return (true, false)
            }
            guard pages - state.pagesAtLastCheckpoint >= Self.checkpointPages, !state.isRunning else {
                return (false, false)
            }
            state.pagesAtLastCheckpoint = pages
            state.isRunning = true
            return (false, true)
        }
        if mustFinish { Self.checkpoint(on: writer) }
        if mustStart { queue.async { [self] in copy() } }
    }

    /// Returns when nothing is being copied any more.
    func finish() async {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume() }
        }
    }

    private func copy() {
        if let connection = try? SQLiteConnection(path: path, mayCreate: false) {
            Self.checkpoint(on: connection)
        }
        state.withLock { $0.isRunning = false }
    }

    /// What cannot be copied now stays in the log, where it is safe, and is copied the next time.
    private static func checkpoint(on connection: SQLiteConnection) {
        _ = try? connection.rows("PRAGMA wal_checkpoint(PASSIVE)", []) { _ in }
    }
}
