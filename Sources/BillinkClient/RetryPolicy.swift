/// Number and delay of retries.
///
/// A call is retried if the host could not be reached, if it answered 429 or 503, or if the first request with the same
/// idempotency key is still in progress. A refusal is not retried. After a lost response, a call that changes something
/// is retried only with an idempotency key, which the client generates if the caller gives none.
public struct RetryPolicy: Hashable, Sendable {
    /// Maximum number of attempts, the first one included.
    public var maximumAttempts: Int
    /// Upper bound of the delay before the second attempt; doubled for each later one. The delay is a random part of
    /// it, so that many clients do not retry at the same moment.
    public var firstDelay: Duration
    /// Upper bound of every delay. If the host asks for a longer one in `Retry-After`, the call fails and
    /// ``BillinkError/retryAfter`` has that time.
    public var maximumDelay: Duration

    /// - Parameters:
    ///   - maximumAttempts: maximum number of attempts, the first one included.
    ///   - firstDelay: upper bound of the delay before the second attempt.
    ///   - maximumDelay: upper bound of every delay.
    public init(
        maximumAttempts: Int = 4, firstDelay: Duration = .milliseconds(250), maximumDelay: Duration = .seconds(10)
    ) {
        self.maximumAttempts = maximumAttempts
        self.firstDelay = firstDelay
        self.maximumDelay = maximumDelay
    }

    /// Four attempts at most, within seconds.
    public static let standard = RetryPolicy()

    /// One attempt, without a generated idempotency key.
    public static let never = RetryPolicy(maximumAttempts: 1)

    var mayRetry: Bool { maximumAttempts > 1 }

    /// - Parameters:
    ///   - attempts: attempts so far.
    ///   - retryAfter: time to wait as asked by the host.
    ///   - random: random number from 0 to 1.
    /// - Returns: delay before the next attempt; `nil` if there is none.
    func pause(after attempts: Int, retryAfter: Duration?, random: Double) -> Duration? {
        guard attempts < maximumAttempts else { return nil }
        let asked = retryAfter ?? .zero
        guard asked <= maximumDelay else { return nil }
        // The exponent is bounded, because the delay exceeds the maximum long before.
        let doublings = min(attempts - 1, 30)
        let longest = min(firstDelay * (1 << doublings), maximumDelay)
        return min(asked + longest * random, maximumDelay)
    }
}
