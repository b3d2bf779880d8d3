/// How often and after how long a call is sent again that did not get through.
///
/// A call is sent again when the host could not be reached, answered 429 or 503, or said that the first request with
/// the same idempotency key is still being worked on. What was decided is never asked again: a refusal is an answer. A
/// call that changes something is sent again after a lost answer only under an idempotency key, which the client makes
/// itself where the caller gives none.
public struct RetryPolicy: Hashable, Sendable {
    /// How often a call is sent at most, the first time included.
    public var maximumAttempts: Int
    /// The longest pause before the second attempt; it doubles with each further one. The pause is a random part of it,
    /// so that many clients do not come back in the same moment.
    public var firstDelay: Duration
    /// The longest pause of all. A host that asks for a longer one with `Retry-After` is not waited for: the error
    /// says how long it asked for.
    public var maximumDelay: Duration

    /// - Parameters:
    ///   - maximumAttempts: how often a call is sent at most, the first time included.
    ///   - firstDelay: the longest pause before the second attempt.
    ///   - maximumDelay: the longest pause of all.
    public init(
        maximumAttempts: Int = 4, firstDelay: Duration = .milliseconds(250), maximumDelay: Duration = .seconds(10)
    ) {
        self.maximumAttempts = maximumAttempts
        self.firstDelay = firstDelay
        self.maximumDelay = maximumDelay
    }

    /// Four attempts, within some seconds.
    public static let standard = RetryPolicy()

    /// One attempt. No idempotency key is made.
    public static let never = RetryPolicy(maximumAttempts: 1)

    var mayRetry: Bool { maximumAttempts > 1 }

    /// - Parameters:
    ///   - attempts: how often the call was sent so far.
    ///   - retryAfter: how long the host asked to be left alone.
    ///   - random: from 0 to 1.
    /// - Returns: how long to wait before the next attempt; nothing where there is none.
    func pause(after attempts: Int, retryAfter: Duration?, random: Double) -> Duration? {
        guard attempts < maximumAttempts else { return nil }
        let asked = retryAfter ?? .zero
        guard asked <= maximumDelay else { return nil }
        // Doubled often enough, any delay is over the longest.
        let doublings = min(attempts - 1, 30)
        let longest = min(firstDelay * (1 << doublings), maximumDelay)
        return min(asked + longest * random, maximumDelay)
    }
}
