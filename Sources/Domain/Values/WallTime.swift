/// The calendar day and the time of day that a clock shows.
package struct WallTime: Hashable, Sendable {
    /// Clamped to the years of the calendar.
    package let date: CivilDate
    /// Milliseconds since midnight, below 86,400,000.
    private let milliseconds: Int64

    /// - Parameter local: milliseconds since 1970-01-01T00:00 by that clock; negative before it.
    package init(localMilliseconds local: Int64) {
        let (quotient, remainder) = local.quotientAndRemainder(dividingBy: Self.millisecondsPerDay)
        let isBefore = remainder < 0
        date = CivilDate(dayNumber: Int(isBefore ? quotient - 1 : quotient))
        milliseconds = isBefore ? remainder + Self.millisecondsPerDay : remainder
    }

    private static let millisecondsPerDay: Int64 = 86_400_000

    /// `14:03`
    package var hourAndMinute: String {
        "\(Self.twoDigits(milliseconds / 3_600_000)):\(Self.twoDigits(milliseconds / 60_000 % 60))"
    }

    /// `14:03:07`
    package var time: String { "\(hourAndMinute):\(Self.twoDigits(milliseconds / 1_000 % 60))" }

    /// `14:03:07.042`
    package var preciseTime: String { "\(time).\(String(1_000 + milliseconds % 1_000).dropFirst())" }

    /// A number from 0 to 99 with a leading zero.
    package static func twoDigits(_ number: Int64) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
