import Synchronization

/// The bodies that wait for those who run them, in the order in which they came.
///
/// Nobody waits longer than their patience: as long as somebody waits, a watch answers those whose time is up, also
/// when everybody who could run them is stuck in a slow store.
final class WaitingRoom: Sendable {
    private struct State {
        var bodies: [any WaitingBody] = []
        var sleepers: Int
        var isWatched = false
        var isClosed = false
    }

    private let state: Mutex<State>

    /// - Parameter runners: how many run bodies; all of them sleep at first.
    init(runners: Int) {
        state = Mutex(State(sleepers: runners))
    }

    /// Lets a body in.
    /// - Parameter wake: called when a sleeper has to be woken for it.
    func enter(_ body: any WaitingBody, wake: () -> Void) {
        let (isClosed, mustWake, mustWatch) = state.withLock { state in
            guard !state.isClosed else { return (true, false, false) }
            state.bodies.append(body)
            let mustWake = state.sleepers > 0
            if mustWake { state.sleepers -= 1 }
            // A body that finds a sleeper is taken at once; only those behind it can wait too long.
            let mustWatch = !mustWake && !state.isWatched
            if mustWatch { state.isWatched = true }
            return (false, mustWake, mustWatch)
        }
        if isClosed { return body.fail(StoreUnavailable.closed) }
        if mustWake { wake() }
        if mustWatch { Task { await watch() } }
    }

    /// The next ones to run; none when whoever asks may go to sleep.
    func next(upTo size: Int) -> [any WaitingBody] {
        state.withLock { state in
            let next = Array(state.bodies.prefix(size))
            state.bodies.removeFirst(next.count)
            if next.isEmpty { state.sleepers += 1 }
            return next
        }
    }

    var isClosed: Bool { state.withLock { $0.isClosed } }

    /// Lets nobody in any more. Whoever is inside is still served.
    func close() {
        state.withLock { $0.isClosed = true }
    }

    private func watch() async {
        while true {
            try? await Task.sleep(for: .milliseconds(50))
            let now = ContinuousClock.now
            let (late, isEmpty) = state.withLock { state in
                let late = state.bodies.filter { $0.deadline <= now }
                state.bodies.removeAll { $0.deadline <= now }
                let isEmpty = state.bodies.isEmpty
                if isEmpty { state.isWatched = false }
                return (late, isEmpty)
            }
            for body in late { body.answer() }
            if isEmpty { return }
        }
    }
}
