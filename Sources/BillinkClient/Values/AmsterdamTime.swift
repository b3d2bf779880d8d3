import Foundation

/// Local time of Europe/Amsterdam.
///
/// Computed by the rule that has been European law since 1996 (Directive 2000/84/EC), because a server may lack time
/// zone data.
enum AmsterdamTime {
    /// Offset from UTC in seconds.
    /// - Parameter second: seconds since 1970, UTC.
    static func offset(atSecond second: Int) -> Int {
        let year = CalendarDay(dayNumber: second.floorDivided(by: 86_400)).year
        let summer = change(in: 3, of: year)..<change(in: 10, of: year)
        return summer.contains(second) ? 7_200 : 3_600
    }

    /// Time at which the clocks change, in seconds since 1970: 01:00 UTC on the last Sunday of a month with 31 days.
    private static func change(in month: Int, of year: Int) -> Int {
        guard let last = CalendarDay(year: year, month: month, day: 31)?.dayNumber else { return 0 }
        // 1 January 1970 was a Thursday.
        let daysSinceSunday = (last + 4) % 7
        return (last - daysSinceSunday) * 86_400 + 3_600
    }

    /// Reads local time: `2026-01-31 12:00:00`.
    ///
    /// In the hour that is repeated in October it takes the first one.
    static func moment(_ text: String) -> Date? {
        let parts = text.split(whereSeparator: { $0 == " " || $0 == "T" })
        guard parts.count == 2, let day = CalendarDay(parts[0]) else { return nil }
        let clock = parts[1].split(separator: ":", omittingEmptySubsequences: false)
        let numbers = clock.filter { $0.utf8.count == 2 }.compactMap { UInt8($0) }.map { Int($0) }
        guard clock.count == 3, numbers.count == 3, numbers[0] < 24, numbers[1] < 60, numbers[2] < 60 else {
            return nil
        }
        let wall = day.dayNumber * 86_400 + numbers[0] * 3_600 + numbers[1] * 60 + numbers[2]
        let inSummer = wall - 7_200
        let second = offset(atSecond: inSummer) == 7_200 ? inSummer : wall - 3_600
        return Date(timeIntervalSince1970: Double(second))
    }
}
