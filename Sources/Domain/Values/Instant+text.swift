extension Instant {
    /// ISO 8601 form in UTC for operators: `2026-11-23T16:33:09Z`. Clamped to the years of the calendar.
    package var utc: String {
        let seconds = milliseconds.dividedRoundingDown(by: 1_000)
        let day = seconds.dividedRoundingDown(by: 86_400)
        let time = seconds - day * 86_400
        let clock = [time / 3_600, time / 60 % 60, time % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(CivilDate(dayNumber: Int(day)).iso)T\(clock.joined(separator: ":"))Z"
    }
}

extension Int64 {
    fileprivate func dividedRoundingDown(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
