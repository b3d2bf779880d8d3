import Synchronization

/// A body that waits for its turn, whatever its result is.
///
/// Its caller is answered once: by the first of `answer`, `fail` and `expire`; the others then do nothing.
protocol AnyPendingTransaction: AnyObject, Sendable {
    /// When it is given up.
    var deadline: ContinuousClock.Instant { get }
    var isReadOnly: Bool { get }

    /// Runs the body and keeps what came of it.
    /// - Throws: what the body throws; it is also the answer.
    func run(in transaction: any Transaction) throws

    /// Marks the point from which the body may be stored. Called before the engine can no longer take it back.
    /// - Returns: `false` when the caller was told that nothing was done: then nothing may be stored.
    func beginCommit() -> Bool

    /// Marks that the commit failed and stored nothing.
    func withdrawCommit()

    /// Tells the caller what came of it.
    func complete()

    /// Tells the caller that the store failed the body, also when it had refused: it may have seen rows that were then
    /// not committed.
    func fail(_ error: any Error)

    /// Tells the caller that the deadline has passed. Safe on any thread, also while the body runs on another.
    func expire()
}

// @unchecked: the result is touched only by the worker that runs the body; what other threads may touch is atomic.
final class PendingTransaction<Value: Sendable>: AnyPendingTransaction, @unchecked Sendable {
    private enum Phase: UInt8, AtomicRepresentable {
        /// Nothing of it is stored.
        case open
        /// It may be stored at any moment.
        case committing
        case answered
    }

    let deadline: ContinuousClock.Instant
    let isReadOnly: Bool
    private let body: @Sendable (any Transaction) throws -> Value
    private let continuation: CheckedContinuation<Value, any Error>
    private let phase = Atomic(Phase.open)
    /// Nothing as long as the body has not run.
    private var result: Result<Value, any Error>?

    init(
        deadline: ContinuousClock.Instant, isReadOnly: Bool = false,
        body: @escaping @Sendable (any Transaction) throws -> Value, continuation: CheckedContinuation<Value, any Error>
    ) {
        self.deadline = deadline
        self.isReadOnly = isReadOnly
        self.body = body
        self.continuation = continuation
    }

    func run(in transaction: any Transaction) throws {
        let result = Result { try body(transaction) }
        self.result = result
        _ = try result.get()
    }

    func beginCommit() -> Bool {
        phase.compareExchange(expected: .open, desired: .committing, ordering: .acquiringAndReleasing).original
            != .answered
    }

    func withdrawCommit() {
        _ = phase.compareExchange(expected: .committing, desired: .open, ordering: .acquiringAndReleasing)
    }

    func complete() {
        if close() != .answered { continuation.resume(with: result ?? .failure(StorageUnavailable.timedOut)) }
    }

    func fail(_ error: any Error) {
        if close() != .answered { continuation.resume(throwing: error) }
    }

    func expire() {
        switch close() {
        case .open: continuation.resume(throwing: StorageUnavailable.timedOut)
        case .committing:
            continuation.resume(
                throwing: StorageUnavailable.commitOutcomeUnknown(
                    "no response before the deadline"))
        case .answered: break
        }
    }

    /// - Returns: the phase before.
    private func close() -> Phase {
        phase.exchange(.answered, ordering: .acquiringAndReleasing)
    }
}
