/// A body that waits for its turn, whatever its result is.
protocol WaitingBody: AnyObject, Sendable {
    /// When it is given up.
    var deadline: ContinuousClock.Instant { get }
    var onlyReads: Bool { get }

    /// Runs the body and keeps what came of it.
    /// - Throws: what the body throws; it is also the answer.
    func run(in transaction: any Transaction) throws

    /// Tells the caller what came of it, or that its time was up before it ran.
    func answer()

    /// Tells the caller that the store failed the body, also when it had refused: it may have seen rows that were then
    /// not committed. Either this or `answer` is called, once.
    func fail(_ error: any Error)
}

// @unchecked: its result is touched by whoever runs it alone, between the lock under which it was queued and the one
// answer to its continuation.
final class PendingBody<Value: Sendable>: WaitingBody, @unchecked Sendable {
    let deadline: ContinuousClock.Instant
    let onlyReads: Bool
    private let body: @Sendable (any Transaction) throws -> Value
    private let continuation: CheckedContinuation<Value, any Error>
    /// Nothing as long as the body has not run.
    private var result: Result<Value, any Error>?

    init(
        deadline: ContinuousClock.Instant, onlyReads: Bool = false,
        body: @escaping @Sendable (any Transaction) throws -> Value, continuation: CheckedContinuation<Value, any Error>
    ) {
        self.deadline = deadline
        self.onlyReads = onlyReads
        self.body = body
        self.continuation = continuation
    }

    func run(in transaction: any Transaction) throws {
        let result = Result { try body(transaction) }
        self.result = result
        _ = try result.get()
    }

    func answer() {
        continuation.resume(with: result ?? .failure(StoreUnavailable.timedOut))
    }

    func fail(_ error: any Error) {
        continuation.resume(throwing: error)
    }
}
