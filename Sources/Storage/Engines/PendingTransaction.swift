import Synchronization

/// A queued transaction, type-erased over its result.
///
/// The caller gets one response: from the first call of `complete`, `fail` and `expire`. Later calls do nothing.
protocol AnyPendingTransaction: AnyObject, Sendable {
    /// Time at which the transaction expires.
    var deadline: ContinuousClock.Instant { get }
    var isReadOnly: Bool { get }

    /// Runs the body and stores its result.
    /// - Throws: errors of the body, which also become its result.
    func run(in transaction: any Transaction) throws

    /// Marks the beginning of the commit. Called before the engine can no longer undo it.
    /// - Returns: false when the caller already has a response; then nothing may be committed.
    func beginCommit() -> Bool

    /// Marks that the commit failed and stored nothing.
    func withdrawCommit()

    /// Responds with the result of the body.
    func complete()

    /// Responds with an error of the database, even if the body refused: it may have read rows that were never
    /// committed.
    func fail(_ error: any Error)

    /// Responds that the deadline has passed. Safe on any thread, also while the body runs on another one.
    func expire()
}

// @unchecked: the result is touched only by the worker that runs the body; what other threads may touch is atomic.
final class PendingTransaction<Value: Sendable>: AnyPendingTransaction, @unchecked Sendable {
    private enum Phase: UInt8, AtomicRepresentable {
        /// Nothing is committed.
        case open
        /// The commit may happen at any moment.
        case committing
        case answered
    }

    let deadline: ContinuousClock.Instant
    let isReadOnly: Bool
    private let body: @Sendable (any Transaction) throws -> Value
    private let continuation: CheckedContinuation<Value, any Error>
    private let phase = Atomic(Phase.open)
    /// `nil` until the body has run.
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

    /// - Returns: phase before the call.
    private func close() -> Phase {
        phase.exchange(.answered, ordering: .acquiringAndReleasing)
    }
}
