import Foundation

/// What the clock on a Dutch wall says: the calendar in which terms run, and the hour at which they fall due.
package struct DutchCalendar: Sendable {
    private let zone: TimeZone

    /// `nil` when the system has no time zone data.
    package init?() {
        guard let zone = TimeZone(identifier: "Europe/Amsterdam") else { return nil }
        self.zone = zone
    }

    /// The calendar day in the Netherlands at a moment.
    package func date(at instant: Instant) -> CivilDate { wallTime(at: instant).date }

    /// The calendar day and the time of day in the Netherlands at a moment.
    package func wallTime(at instant: Instant) -> WallTime {
        WallTime(localMilliseconds: instant.milliseconds + offset(at: instant))
    }

    /// 09:00 on a day: the moment at which a step of the workflow falls due.
    ///
    /// The clocks change at 02:00 or 03:00, so 09:00 exists once on every day.
    package func stepTime(on date: CivilDate) -> Instant {
        let wall = Int64(date.dayNumber) * 86_400_000 + 9 * 3_600_000
        let winter = Instant(milliseconds: wall - 3_600_000)
        return Instant(milliseconds: wall - offset(at: winter))
    }

    /// The same time on the wall a number of calendar days later; where the clocks skip it, an hour later.
    package func adding(days: Int, to instant: Instant) -> Instant {
        // More days than there are between the first year and the last count as that many.
        let days = Int64(min(max(days, -Self.mostDays), Self.mostDays))
        let wall = instant.milliseconds + offset(at: instant) + days * 86_400_000
        let guess = Instant(milliseconds: wall - offset(at: instant))
        let later = Instant(milliseconds: wall - offset(at: guess))
        // Where the wall never says it, winter time still counts.
        return offset(at: later) == offset(at: guess) ? later : Instant(milliseconds: wall - 3_600_000)
    }

    private static let mostDays = 9_999 * 366

    /// Milliseconds that the wall clock is ahead of UTC; before the year 1 and after 9999 those of that year.
    package func offset(at instant: Instant) -> Int64 {
        let milliseconds = min(max(instant.milliseconds, Self.firstMoment), Self.lastMoment)
        return Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(milliseconds) / 1000))) * 1000
    }

    private static let firstMoment: Int64 = -62_135_596_800_000
    private static let lastMoment: Int64 = 253_402_300_799_999
}
