extension Instant {
    /// `2026-11-23T16:33:09Z`, for people who run the platform. Moments out of the calendar are held at its ends.
    package var utc: String { "\(utcClock.date.iso)T\(utcClock.time)Z" }

    /// `2026-11-23T16:33:09.042Z`, for logs.
    package var preciseUTC: String { "\(utcClock.date.iso)T\(utcClock.preciseTime)Z" }

    private var utcClock: WallTime { WallTime(localMilliseconds: milliseconds) }
}
