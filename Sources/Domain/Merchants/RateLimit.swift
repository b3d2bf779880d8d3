/// Rate limit of a merchant's requests.
package struct RateLimit: Hashable, Sendable {
    /// Sustained number of requests per second.
    package let perSecond: Int
    /// Number of requests that may arrive at once.
    package let burst: Int

    /// `nil` unless both are 1 to 1,000,000.
    package init?(perSecond: Int, burst: Int) {
        guard (1...1_000_000).contains(perSecond), (1...1_000_000).contains(burst) else { return nil }
        self.perSecond = perSecond
        self.burst = burst
    }

    /// Limit of a new merchant in production (docs/spec/platform.md).
    package static let standard = RateLimit(perSecond: 50, burst: 200)
}

/// Token bucket that refills at the limit's rate and loses one token per request.
package struct TokenBucket: Hashable, Sendable {
    package private(set) var limit: RateLimit
    /// Tokens in millionths of a request, so that refilling loses nothing by rounding.
    private var tokens: Int64
    /// Monotonic time of the last refill.
    private var refilledAt: Duration

    package init(_ limit: RateLimit, at moment: Duration) {
        self.limit = limit
        tokens = Int64(limit.burst) * Self.one
        refilledAt = moment
    }

    /// Takes one token.
    /// - Returns: false when none is left.
    package mutating func consume(at moment: Duration) -> Bool {
        fill(until: moment)
        guard tokens >= Self.one else { return false }
        tokens -= Self.one
        return true
    }

    /// Applies another limit. Tokens above its burst are lost.
    package mutating func updateLimit(_ limit: RateLimit) {
        self.limit = limit
        tokens = min(tokens, Int64(limit.burst) * Self.one)
    }

    /// Number of requests that could be sent now.
    package var remaining: Int { Int(tokens / Self.one) }

    /// Whole seconds until one request can be sent.
    package var secondsUntilAvailable: Int { seconds(until: Self.one) }
    /// Whole seconds until the whole burst can be sent.
    package var secondsUntilFull: Int { seconds(until: Int64(limit.burst) * Self.one) }

    private func seconds(until wanted: Int64) -> Int {
        let rate = Int64(limit.perSecond) * Self.one
        return Int(max(0, wanted - tokens + rate - 1) / rate)
    }

    private mutating func fill(until moment: Duration) {
        let passed = (moment - refilledAt).components
        guard passed.seconds >= 0, passed.attoseconds >= 0 else { return }
        let microseconds = min(passed.seconds, 1_000_000) * 1_000_000 + passed.attoseconds / 1_000_000_000_000
        // One request per second is one millionth of a request per microsecond.
        tokens = min(Int64(limit.burst) * Self.one, tokens + microseconds * Int64(limit.perSecond))
        refilledAt = moment
    }

    private static let one: Int64 = 1_000_000
}
