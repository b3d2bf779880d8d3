import Dispatch
import Synchronization

/// FIFO queue of transactions, with those that are running.
///
/// Each transaction fails when its deadline passes, even while every worker is blocked: a timer runs as long as there
/// are transactions.
final class TransactionQueue: Sendable {
    private struct State {
        var bodies: [any AnyPendingTransaction] = []
        /// Transactions last taken by each worker.
        var running: [[any AnyPendingTransaction]]
        var idleWorkers: Int
        var isWatched = false
        var isClosed = false
    }

    private let state: Mutex<State>
    private let timerQueue = DispatchQueue(label: "naderhand.deadlines", qos: .userInitiated)

    /// Maximum delay of a response after the deadline.
    private static let timerInterval = DispatchTimeInterval.milliseconds(50)

    /// - Parameter workers: number of workers; all are idle at first.
    init(workers: Int) {
        state = Mutex(State(running: Array(repeating: [], count: workers), idleWorkers: workers))
    }

    /// Adds a transaction; fails it if the queue is closed.
    /// - Parameter wake: called when an idle worker has to be woken for it.
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

    /// Takes the next transactions; empty when the worker may become idle.
    /// - Parameter worker: index of the worker, from 0. It has finished those it took before.
    func dequeue(upTo size: Int, for worker: Int) -> [any AnyPendingTransaction] {
        state.withLock { state in
            let next = Array(state.bodies.prefix(size))
            state.bodies.removeFirst(next.count)
            state.running[worker] = next
            if next.isEmpty { state.idleWorkers += 1 }
            return next
        }
    }

    var isClosed: Bool { state.withLock { $0.isClosed } }

    /// Refuses new transactions. Those in the queue still run.
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
