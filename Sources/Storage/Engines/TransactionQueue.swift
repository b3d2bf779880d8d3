import Dispatch
import Synchronization

/// The bodies that wait for those who run them, in the order in which they came, and those that are being run.
///
/// Nobody waits longer than their patience: as long as there are bodies, a timer answers those whose time is up, also
/// when everybody who runs them is stuck in a slow store.
final class TransactionQueue: Sendable {
    private struct State {
        var bodies: [any AnyPendingTransaction] = []
        /// By runner: what it took last.
        var running: [[any AnyPendingTransaction]]
        var idleWorkers: Int
        var isWatched = false
        var isClosed = false
    }

    private let state: Mutex<State>
    private let timerQueue = DispatchQueue(label: "naderhand.deadlines", qos: .userInitiated)

    /// The most that a body is answered after its deadline.
    private static let timerInterval = DispatchTimeInterval.milliseconds(50)

    /// - Parameter runners: how many run bodies; all of them sleep at first.
    init(workers: Int) {
        state = Mutex(State(running: Array(repeating: [], count: workers), idleWorkers: workers))
    }

    /// Lets a body in.
    /// - Parameter wake: called when a sleeper has to be woken for it.
    func enqueue(_ body: any AnyPendingTransaction, onWorkerNeeded wake: () -> Void) {
        let (isClosed, mustWake, mustWatch) = state.withLock { state in
            guard !state.isClosed else { return (true, false, false) }
            state.bodies.append(body)
            let mustWake = state.idleWorkers > 0
            if mustWake { state.idleWorkers -= 1 }
            let mustWatch = !state.isWatched
            state.isWatched = true
            return (false, mustWake, mustWatch)
        }
        if isClosed { return body.fail(StorageUnavailable.closed) }
        if mustWake { wake() }
        if mustWatch { scheduleExpiry() }
    }

    /// The next ones to run; none when whoever asks may go to sleep.
    /// - Parameter runner: who asks, from 0. It has finished what it took before.
    func dequeue(upTo size: Int, for runner: Int) -> [any AnyPendingTransaction] {
        state.withLock { state in
            let next = Array(state.bodies.prefix(size))
            state.bodies.removeFirst(next.count)
            state.running[runner] = next
            if next.isEmpty { state.idleWorkers += 1 }
            return next
        }
    }

    var isClosed: Bool { state.withLock { $0.isClosed } }

    /// Lets nobody in any more. Whoever is inside is still served.
    func close() {
        state.withLock { $0.isClosed = true }
    }

    private func scheduleExpiry() {
        timerQueue.asyncAfter(deadline: .now() + Self.timerInterval) { [self] in expire() }
    }

    private func expire() {
        let now = ContinuousClock.now
        let (late, isEmpty) = state.withLock { state in
            var late = state.running.flatMap { $0.filter { $0.deadline <= now } }
            if state.bodies.contains(where: { $0.deadline <= now }) {
                late += state.bodies.filter { $0.deadline <= now }
                state.bodies.removeAll { $0.deadline <= now }
            }
            let isEmpty = state.bodies.isEmpty && state.running.allSatisfy(\.isEmpty)
            if isEmpty { state.isWatched = false }
            return (late, isEmpty)
        }
        for body in late { body.expire() }
        if !isEmpty { scheduleExpiry() }
    }
}
