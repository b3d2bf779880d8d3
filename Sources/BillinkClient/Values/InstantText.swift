import Foundation

/// Reads and writes instants in ISO 8601.
enum InstantText {
    /// Formats an instant to the millisecond, in UTC: `2026-12-24T08:00:00.000Z`.
    static func text(_ moment: Date) -> String {
        let milliseconds = Int((moment.timeIntervalSince1970 * 1_000).rounded())
        let day = milliseconds.floorDivided(by: 86_400_000)
        let rest = milliseconds - day * 86_400_000
        let clock = [rest / 3_600_000, rest / 60_000 % 60, rest / 1_000 % 60].map { padded($0, to: 2) }
        return "\(CalendarDay(dayNumber: day))T\(clock.joined(separator: ":")).\(padded(rest % 1_000, to: 3))Z"
    }

    /// Reads an instant with or without fractions of seconds, in UTC or with an offset.
    static func moment(_ text: String) -> Date? {
        for hasFractions in [true, false] {
            let style = Date.ISO8601FormatStyle(includingFractionalSeconds: hasFractions)
            if let moment = try? style.parse(text) { return moment }
        }
        return nil
    }
}
