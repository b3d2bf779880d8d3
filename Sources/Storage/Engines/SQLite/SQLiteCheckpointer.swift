import Dispatch
import Synchronization

/// Copies the write-ahead log into the file, on another connection than the writer's: a checkpoint syncs thousands of
/// pages, for which every writer would wait.
///
/// A concurrent checkpoint never reaches the end of a growing log, and SQLite restarts a log only after it was copied
/// completely. From a certain length on, the writer therefore copies the remaining pages itself.
final class SQLiteCheckpointer: Sendable {
    private let path: String
    private let queue = DispatchQueue(label: "naderhand.checkpoint")
    private let state = Mutex(State())

    private struct State {
        var isRunning = false
        /// Length of the log, in pages, at the beginning of the last checkpoint.
        var pagesAtLastCheckpoint = 0
    }

    /// Growth of the log in pages of 4 KiB after which a checkpoint starts.
    private static let checkpointPages = 12_288
    /// Length of the log in pages from which the writer completes the checkpoint.
    private static let writerCheckpointPages = 16_384

    init(path: String) {
        self.path = path
    }

    /// Called by the writer after each commit with the length of the log.
    func walDidGrow(toPages pages: Int, writer: SQLiteConnection) {
        let (mustFinish, mustStart) = state.withLock { state in
            // A log that became shorter was restarted.
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

    /// Waits for the running checkpoint.
    func finish() async {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume() }
        }
    }

    private func copy() {
        if let connection = try? SQLiteConnection(path: path, createsIfMissing: false) {
            Self.checkpoint(on: connection)
        }
        state.withLock { $0.isRunning = false }
    }

    /// Pages that cannot be copied now stay in the log until the next checkpoint.
    private static func checkpoint(on connection: SQLiteConnection) {
        _ = try? connection.rows("PRAGMA wal_checkpoint(PASSIVE)", []) { _ in }
    }
}
