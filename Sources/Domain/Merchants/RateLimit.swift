/// How many requests a merchant may send.
package struct RateLimit: Hashable, Sendable {
    /// Requests a second that may go on for ever.
    package let perSecond: Int
    /// Requests that may come at once.
    package let burst: Int

    /// `nil` when there is room for no request at all.
    package init?(perSecond: Int, burst: Int) {
        guard (1...1_000_000).contains(perSecond), (1...1_000_000).contains(burst) else { return nil }
        self.perSecond = perSecond
        self.burst = burst
    }

    /// What a merchant of a production platform starts with (docs/spec/platform.md).
    package static let standard = RateLimit(perSecond: 50, burst: 200)
}

/// What is left of a limit: a bucket that fills at the limit's rate and from which each request takes one.
package struct TokenBucket: Hashable, Sendable {
    package private(set) var limit: RateLimit
    /// In millionths of a request, so that nothing is rounded away between two requests.
    private var tokens: Int64
    /// Since any moment, as long as it is always the same.
    private var refilledAt: Duration

    package init(_ limit: RateLimit, at moment: Duration) {
        self.limit = limit
        tokens = Int64(limit.burst) * Self.one
        refilledAt = moment
    }

    /// Takes one request out.
    /// - Returns: whether there was one.
    package mutating func consume(at moment: Duration) -> Bool {
        fill(until: moment)
        guard tokens >= Self.one else { return false }
        tokens -= Self.one
        return true
    }

    /// Goes on under another limit.
    package mutating func updateLimit(_ limit: RateLimit) {
        self.limit = limit
        tokens = min(tokens, Int64(limit.burst) * Self.one)
    }

    /// Requests that could be sent now.
    package var remaining: Int { Int(tokens / Self.one) }

    /// Whole seconds until at least one request can be sent, and until all can.
    package var secondsUntilAvailable: Int { seconds(until: Self.one) }
    package var secondsUntilFull: Int { seconds(until: Int64(limit.burst) * Self.one) }

    private func seconds(until wanted: Int64) -> Int {
        let rate = Int64(limit.perSecond) * Self.one
        return Int(max(0, wanted - tokens + rate - 1) / rate)
    }

    private mutating func fill(until moment: Duration) {
        let passed = (moment - refilledAt).components
        guard passed.seconds >= 0, passed.attoseconds >= 0 else { return }
        let microseconds = min(passed.seconds, 1_000_000) * 1_000_000 + passed.attoseconds / 1_000_000_000_000
        // A request a second is a millionth of one in a microsecond.
        tokens = min(Int64(limit.burst) * Self.one, tokens + microseconds * Int64(limit.perSecond))
        refilledAt = moment
    }

    private static let one: Int64 = 1_000_000
}
