import Synchronization

/// The writes that wait for the one writer, in the order in which they came.
///
/// Nobody waits longer than their patience: as long as somebody waits, a watch answers those whose time is up, also
/// when the writer itself is stuck in a slow disk.
final class WaitingRoom: Sendable {
    private struct State {
        var writes: [any WaitingWrite] = []
        var writerIsAwake = false
        var isWatched = false
        var isClosed = false
    }

    private let state = Mutex(State())

    /// Lets a write in.
    /// - Parameter wakeWriter: called when the writer has to be woken for it.
    func enter(_ write: any WaitingWrite, wakeWriter: () -> Void) {
        let (isClosed, mustWake, mustWatch) = state.withLock { state in
            guard !state.isClosed else { return (true, false, false) }
            state.writes.append(write)
            let mustWake = !state.writerIsAwake
            // A write that finds the writer asleep is taken at once; only those behind it can wait too long.
            let mustWatch = !mustWake && !state.isWatched
            state.writerIsAwake = true
            if mustWatch { state.isWatched = true }
            return (false, mustWake, mustWatch)
        }
        if isClosed { return write.answer(failure: StorageError.closed) }
        if mustWake { wakeWriter() }
        if mustWatch { Task { await watch() } }
    }

    /// The next group to commit together; empty when the writer may go to sleep.
    func nextGroup(upTo size: Int) -> [any WaitingWrite] {
        state.withLock { state in
            let group = Array(state.writes.prefix(size))
            state.writes.removeFirst(group.count)
            if group.isEmpty { state.writerIsAwake = false }
            return group
        }
    }

    /// Lets nobody in any more. Whoever is inside is still served.
    func close() {
        state.withLock { $0.isClosed = true }
    }

    private func watch() async {
        while true {
            try? await Task.sleep(for: .milliseconds(50))
            let now = ContinuousClock.now
            let (late, isEmpty) = state.withLock { state in
                let late = state.writes.filter { $0.deadline <= now }
                state.writes.removeAll { $0.deadline <= now }
                let isEmpty = state.writes.isEmpty
                if isEmpty { state.isWatched = false }
                return (late, isEmpty)
            }
            for write in late { write.answer(failure: nil) }
            if isEmpty { return }
        }
    }
}
