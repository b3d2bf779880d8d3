public import Foundation

/// A calendar day without a time of day.
///
/// ```swift
/// let day: CalendarDay = "2026-11-25"
/// ```
public struct CalendarDay: Hashable, Comparable, Sendable {
    /// Year, 1 to 9999.
    public let year: Int
    /// Month, 1 to 12.
    public let month: Int
    /// Day of the month, 1 to 31.
    public let day: Int

    /// - Returns: `nil` for a day that does not exist.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9_999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.length(of: month, in: year)
        else { return nil }
        self.init(unchecked: year, month, day)
    }

    /// Reads `2026-11-25` and, as the API writes it, `25-11-2026`.
    ///
    /// - Returns: `nil` for any other text.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let numbers = parts.filter { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }.compactMap { Int($0) }
        guard parts.count == 3, numbers.count == 3 else { return nil }
        switch parts.map(\.utf8.count) {
        case [4, 2, 2]: self.init(year: numbers[0], month: numbers[1], day: numbers[2])
        case [2, 2, 4]: self.init(year: numbers[2], month: numbers[1], day: numbers[0])
        default: return nil
        }
    }

    /// The day in Amsterdam at a moment. The platform uses the Dutch calendar.
    public init(_ moment: Date) {
        let seconds = Int(moment.timeIntervalSince1970.rounded(.down))
        self.init(dayNumber: (seconds + AmsterdamTime.offset(atSecond: seconds)).floorDivided(by: 86_400))
    }

    private init(unchecked year: Int, _ month: Int, _ day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    private static func length(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

extension CalendarDay: ExpressibleByStringLiteral {
    /// Creates a day from a literal. An invalid literal traps; use ``init(_:)-(StringProtocol)`` for text from
    /// elsewhere.
    public init(stringLiteral text: String) {
        guard let day = CalendarDay(text) else {
            preconditionFailure(
                "\"\(text)\" is not a date such as \"2026-11-25\"")
        }
        self = day
    }
}

extension CalendarDay: CustomStringConvertible {
    /// `2026-11-25`
    public var description: String { "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))" }

    /// `25-11-2026`, as the API writes it.
    var dayMonthYear: String { "\(padded(day, to: 2))-\(padded(month, to: 2))-\(padded(year, to: 4))" }
}

extension CalendarDay: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let day = CalendarDay(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "This is not a date."))
        }
        self = day
    }

    /// Encodes the day as the API writes it: `25-11-2026`.
    public func encode(to encoder: any Encoder) throws {
        try dayMonthYear.encode(to: encoder)
    }
}

extension CalendarDay {
    /// Days since 1 January 1970.
    var dayNumber: Int {
        // Years begin in March here, so that the day of the leap year is their last.
        let years = month > 2 ? year : year - 1
        let daysOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return years * 365 + years / 4 - years / 100 + years / 400 + daysOfYear - 719_468
    }

    /// - Parameter dayNumber: days since 1 January 1970.
    init(dayNumber: Int) {
        let days = dayNumber + 719_468
        let era = days.floorDivided(by: 146_097)
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        self.init(
            unchecked: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
            dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }
}

extension Int {
    /// Returns the quotient, rounded down also below zero.
    func floorDivided(by divisor: Int) -> Int {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}

/// Returns a number with leading zeros.
func padded(_ number: Int, to length: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, length - digits.count)) + digits
}
