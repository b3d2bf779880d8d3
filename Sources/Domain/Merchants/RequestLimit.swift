/// How many requests a merchant may send.
package struct RequestLimit: Hashable, Sendable {
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

    /// What a merchant of a production platform starts with (`platform.md` 11).
    package static let standard = RequestLimit(perSecond: 50, burst: 200)
}

/// What is left of a limit: a bucket that fills at the limit's rate and from which each request takes one.
package struct RequestAllowance: Hashable, Sendable {
    package private(set) var limit: RequestLimit
    /// In millionths of a request, so that nothing is rounded away between two requests.
    private var level: Int64
    /// Since any moment, as long as it is always the same.
    private var filledAt: Duration

    package init(_ limit: RequestLimit, at moment: Duration) {
        self.limit = limit
        level = Int64(limit.burst) * Self.one
        filledAt = moment
    }

    /// Takes one request out.
    /// - Returns: whether there was one.
    package mutating func take(at moment: Duration) -> Bool {
        fill(until: moment)
        guard level >= Self.one else { return false }
        level -= Self.one
        return true
    }

    /// Goes on under another limit.
    package mutating func change(to limit: RequestLimit) {
        self.limit = limit
        level = min(level, Int64(limit.burst) * Self.one)
    }

    /// Requests that could be sent now.
    package var remaining: Int { Int(level / Self.one) }

    /// Whole seconds until at least one request can be sent, and until all can.
    package var secondsUntilOne: Int { seconds(until: Self.one) }
    package var secondsUntilFull: Int { seconds(until: Int64(limit.burst) * Self.one) }

    private func seconds(until wanted: Int64) -> Int {
        let rate = Int64(limit.perSecond) * Self.one
        return Int(max(0, wanted - level + rate - 1) / rate)
    }

    private mutating func fill(until moment: Duration) {
        let passed = (moment - filledAt).components
        guard passed.seconds >= 0, passed.attoseconds >= 0 else { return }
        let microseconds = min(passed.seconds, 1_000_000) * 1_000_000 + passed.attoseconds / 1_000_000_000_000
        // A request a second is a millionth of one in a microsecond.
        level = min(Int64(limit.burst) * Self.one, level + microseconds * Int64(limit.perSecond))
        filledAt = moment
    }

    private static let one: Int64 = 1_000_000
}
