extension Instant {
    /// ISO 8601 form in UTC for operators: `2026-11-23T16:33:09Z`. Clamped to the years of the calendar.
    package var utc: String { "\(utcClock.date.iso)T\(utcClock.time)Z" }

    /// `2026-11-23T16:33:09.042Z`, for logs.
    package var preciseUTC: String { "\(utcClock.date.iso)T\(utcClock.preciseTime)Z" }

    private var utcClock: WallTime { WallTime(localMilliseconds: milliseconds) }
}
