/// A write that waits for its turn, whatever its result is.
protocol WaitingWrite: AnyObject, Sendable {
    /// When it is given up if it has not begun.
    var deadline: ContinuousClock.Instant { get }

    /// Runs the body and keeps what came of it.
    /// - Throws: what the body throws; it is also the answer.
    func run(in transaction: any Transaction) throws

    /// Tells the caller what came of it. Called once; an error stands for everybody whose commit failed.
    func answer(failure: (any Error)?)
}

// @unchecked: its result is touched by the writer alone, between the lock under which the write was queued and the
// one answer to its continuation.
final class PendingWrite<Value: Sendable>: WaitingWrite, @unchecked Sendable {
    let deadline: ContinuousClock.Instant
    private let body: @Sendable (any Transaction) throws -> Value
    private let continuation: CheckedContinuation<Value, any Error>
    /// Nothing as long as the body has not run.
    private var result: Result<Value, any Error>?

    init(
        deadline: ContinuousClock.Instant, body: @escaping @Sendable (any Transaction) throws -> Value,
        continuation: CheckedContinuation<Value, any Error>
    ) {
        self.deadline = deadline
        self.body = body
        self.continuation = continuation
    }

    func run(in transaction: any Transaction) throws {
        let result = Result { try body(transaction) }
        self.result = result
        _ = try result.get()
    }

    func answer(failure: (any Error)?) {
        switch (result, failure) {
        // What the body itself refused stays its answer, whatever became of the others.
        case (.failure(let refusal)?, _): continuation.resume(throwing: refusal)
        case (_, let failure?): continuation.resume(throwing: failure)
        case (.success(let value)?, nil): continuation.resume(returning: value)
        case (nil, nil): continuation.resume(throwing: StorageError.timedOut)
        }
    }
}
