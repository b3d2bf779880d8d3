package import Domain

/// Instants in ISO 8601: `2026-11-25T09:00:00.000+01:00`.
package enum ISO8601 {
    /// Formats an instant to the millisecond, with the Dutch UTC offset at that time.
    package static func format(_ instant: Instant, in dutchTime: DutchCalendar) -> String {
        let offset = dutchTime.offset(at: instant)
        let wall = WallTime(localMilliseconds: instant.milliseconds + offset)
        let zone = offset / 60_000
        return "\(wall.date.iso)T\(wall.preciseTime)+\(WallTime.twoDigits(zone / 60)):\(WallTime.twoDigits(zone % 60))"
    }

    /// Reads a date, a `T`, a time to the second or finer, and `Z` or an offset; `nil` for any other text.
    package static func parse(_ text: String) -> Instant? {
        guard let match = text.wholeMatch(of: form), let date = CivilDate(String(match.1)),
            let hour = Int64(match.2), let minute = Int64(match.3), let second = Int64(match.4),
            hour < 24, minute < 60, second < 60, let offset = offset(String(match.6))
        else { return nil }
        let fraction = String((match.5.map { String($0.dropFirst()) } ?? "") + "000").prefix(3)
        let wall = ((Int64(date.dayNumber) * 24 + hour) * 60 + minute) * 60 + second
        return Instant(milliseconds: (wall - offset * 60) * 1_000 + (Int64(fraction) ?? 0))
    }

    private static var form: Regex<(Substring, Substring, Substring, Substring, Substring, Substring?, Substring)> {
        /([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})(\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:?[0-9]{2})/
    }

    /// UTC offset in minutes.
    private static func offset(_ text: String) -> Int64? {
        if text.uppercased() == "Z" { return 0 }
        let digits = text.filter { $0 != ":" }.dropFirst()
        guard let hours = Int64(digits.prefix(2)), let minutes = Int64(digits.suffix(2)), hours < 24, minutes < 60
        else {
            return nil
        }
        return (text.hasPrefix("-") ? -1 : 1) * (hours * 60 + minutes)
    }
}
