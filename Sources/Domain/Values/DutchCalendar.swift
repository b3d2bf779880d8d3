import Foundation

/// Calendar of Europe/Amsterdam, in which terms run and steps fall due.
package struct DutchCalendar: Sendable {
    private let zone: TimeZone

    /// `nil` when the system has no time zone data.
    package init?() {
        guard let zone = TimeZone(identifier: "Europe/Amsterdam") else { return nil }
        self.zone = zone
    }

    /// Calendar day in the Netherlands at a time.
    package func date(at instant: Instant) -> CivilDate { wallTime(at: instant).date }

    /// Calendar day and time of day in the Netherlands at a time.
    package func wallTime(at instant: Instant) -> WallTime {
        WallTime(localMilliseconds: instant.milliseconds + offset(at: instant))
    }

    /// 09:00 on a day, the time at which steps of a workflow fall due.
    ///
    /// Clocks change at 02:00 or 03:00, so 09:00 exists once on every day.
    package func stepTime(on date: CivilDate) -> Instant {
        let localTime = Int64(date.dayNumber) * 86_400_000 + 9 * 3_600_000
        let inWinterTime = Instant(milliseconds: localTime - 3_600_000)
        return Instant(milliseconds: localTime - offset(at: inWinterTime))
    }

    /// The same local time a number of calendar days later; where daylight saving skips it, an hour later.
    package func adding(days: Int, to instant: Instant) -> Instant {
        // Larger numbers of days are clamped to the length of the calendar.
        let days = Int64(min(max(days, -Self.maxDays), Self.maxDays))
        let localTime = instant.milliseconds + offset(at: instant) + days * 86_400_000
        let guess = Instant(milliseconds: localTime - offset(at: instant))
        let later = Instant(milliseconds: localTime - offset(at: guess))
        // A skipped local time is read with the offset of winter time.
        return offset(at: later) == offset(at: guess) ? later : Instant(milliseconds: localTime - 3_600_000)
    }

    private static let maxDays = 9_999 * 366

    /// Offset of local time from UTC in milliseconds; before the year 1 and after 9999, the offset of that year.
    package func offset(at instant: Instant) -> Int64 {
        let milliseconds = min(max(instant.milliseconds, Self.firstMoment), Self.lastMoment)
        return Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(milliseconds) / 1000))) * 1000
    }

    private static let firstMoment: Int64 = -62_135_596_800_000
    private static let lastMoment: Int64 = 253_402_300_799_999
}
