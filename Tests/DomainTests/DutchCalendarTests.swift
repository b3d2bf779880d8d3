import Testing

@testable import Domain

@Suite("Dutch time")
struct DutchCalendarTests {
    private let dutchTime: DutchCalendar

    init() throws {
        dutchTime = try #require(DutchCalendar())
    }

    @Test(
        "Nine o'clock is 08:00 UTC in winter and 07:00 UTC in summer, on the days the clocks change too",
        arguments: [
            ("2026-01-15", "2026-01-15T08:00:00Z"), ("2026-07-15", "2026-07-15T07:00:00Z"),
            ("2024-03-30", "2024-03-30T08:00:00Z"), ("2024-03-31", "2024-03-31T07:00:00Z"),
            ("2024-10-26", "2024-10-26T07:00:00Z"), ("2024-10-27", "2024-10-27T08:00:00Z"),
            ("2025-03-29", "2025-03-29T08:00:00Z"), ("2025-03-30", "2025-03-30T07:00:00Z"),
            ("2025-10-25", "2025-10-25T07:00:00Z"), ("2025-10-26", "2025-10-26T08:00:00Z"),
            ("2026-03-28", "2026-03-28T08:00:00Z"), ("2026-03-29", "2026-03-29T07:00:00Z"),
            ("2026-10-24", "2026-10-24T07:00:00Z"), ("2026-10-25", "2026-10-25T08:00:00Z"),
            ("2027-03-28", "2027-03-28T07:00:00Z"), ("2027-10-31", "2027-10-31T08:00:00Z"),
        ]
    )
    func nineOClock(date: String, moment: String) {
        #expect(dutchTime.stepTime(on: day(date)) == utc(moment))
    }

    @Test(
        "From 1996 to 2099 it is summer from the last Sunday of March to the last Sunday of October",
        arguments: 1996...2099)
    func changeoverDays(year: Int) {
        let spring = lastSunday(ofMonthEnding: day("\(year)-03-31"))
        let autumn = lastSunday(ofMonthEnding: day("\(year)-10-31"))
        let expected: [(CivilDate, Int64)] = [
            (spring.adding(days: -1), 8), (spring, 7), (spring.adding(days: 1), 7),
            (autumn.adding(days: -1), 7), (autumn, 8), (autumn.adding(days: 1), 8),
        ]
        for (date, hour) in expected {
            let midnight = Instant(milliseconds: Int64(date.dayNumber) * 86_400_000)
            #expect(dutchTime.stepTime(on: date) == midnight.adding(hours: hour), "\(date.iso)")
        }
    }

    @Test(
        "The day changes at midnight in Amsterdam, not at midnight UTC",
        arguments: [
            ("2026-01-14T22:59:59.999Z", "2026-01-14"), ("2026-01-14T23:00:00.000Z", "2026-01-15"),
            ("2026-07-14T21:59:59.999Z", "2026-07-14"), ("2026-07-14T22:00:00.000Z", "2026-07-15"),
            ("2026-12-31T22:59:59.999Z", "2026-12-31"), ("2026-12-31T23:00:00.000Z", "2027-01-01"),
            ("2026-03-28T22:59:59.999Z", "2026-03-28"), ("2026-03-28T23:00:00.000Z", "2026-03-29"),
            ("2026-03-29T21:59:59.999Z", "2026-03-29"), ("2026-03-29T22:00:00.000Z", "2026-03-30"),
            ("2026-10-24T21:59:59.999Z", "2026-10-24"), ("2026-10-24T22:00:00.000Z", "2026-10-25"),
            ("2026-10-25T22:59:59.999Z", "2026-10-25"), ("2026-10-25T23:00:00.000Z", "2026-10-26"),
            ("2024-02-28T23:00:00.000Z", "2024-02-29"), ("1970-01-01T00:00:00.000Z", "1970-01-01"),
            ("1969-12-31T22:59:59.999Z", "1969-12-31"),
        ]
    )
    func dayOfAMoment(moment: String, date: String) {
        #expect(dutchTime.date(at: utc(moment)) == day(date))
    }

    @Test("Nine o'clock on a day is on that day, for every day of 1950 to 2100")
    func nineOClockIsOnItsDay() {
        for number in day("1950-01-01").dayNumber...day("2100-12-31").dayNumber {
            let date = CivilDate(dayNumber: number)
            guard dutchTime.date(at: dutchTime.stepTime(on: date)) == date else {
                Issue.record("09:00 on \(date.iso) is on another day")
                return
            }
        }
    }

    @Test("Between nine o'clock and nine o'clock lie 24 hours, 23 in spring and 25 in autumn")
    func lengthOfDays() {
        var lengths: [Int64: Int] = [:]
        for number in day("2026-01-01").dayNumber..<day("2027-01-01").dayNumber {
            let date = CivilDate(dayNumber: number)
            let length =
                dutchTime.stepTime(on: date.adding(days: 1)).milliseconds
                - dutchTime.stepTime(on: date).milliseconds
            lengths[length / 3_600_000, default: 0] += 1
        }
        #expect(lengths == [24: 363, 23: 1, 25: 1])
    }

    @Test("Hours are elapsed time and go both ways")
    func addingHours() {
        let moment = utc("2026-03-29T00:30:00Z")
        #expect(moment.adding(hours: 2) == utc("2026-03-29T02:30:00Z"))
        #expect(moment.adding(hours: -1) == utc("2026-03-28T23:30:00Z"))
        #expect(moment.adding(hours: -1) < moment)
    }

    @Test(
        "Days later it is the same time on the wall, over both changes of the clocks",
        arguments: [
            ("2026-03-28T11:00:00Z", 1, "2026-03-29T10:00:00Z"), ("2026-03-27T23:30:00Z", 2, "2026-03-29T22:30:00Z"),
            ("2026-10-24T10:00:00Z", 1, "2026-10-25T11:00:00Z"), ("2026-10-24T22:30:00Z", 1, "2026-10-25T23:30:00Z"),
            ("2026-01-15T12:00:00Z", 181, "2026-07-15T11:00:00Z"),
            ("2026-07-15T11:00:00Z", 184, "2027-01-15T12:00:00Z"),
            ("2026-03-30T10:00:00Z", -2, "2026-03-28T11:00:00Z"), ("2026-10-26T11:00:00Z", -2, "2026-10-24T10:00:00Z"),
            ("2026-03-28T11:00:00.123Z", 0, "2026-03-28T11:00:00.123Z"),
            // The hour between the changes of the clocks.
            ("2026-03-28T00:30:00Z", 1, "2026-03-29T00:30:00Z"), ("2026-03-28T02:30:00Z", 1, "2026-03-29T01:30:00Z"),
            ("2026-10-24T01:30:00Z", 1, "2026-10-25T02:30:00Z"),
        ])
    func addingDays(moment: String, days: Int, later: String) {
        #expect(dutchTime.adding(days: days, to: utc(moment)) == utc(later))
    }

    @Test("Where the clocks skip the time on the wall, it is an hour later", arguments: [(-1, 1), (-30, 30), (1, -1)])
    func skippedTime(from: Int, days: Int) {
        let day = day("2026-03-29").adding(days: from)
        // 02:30 on the wall of a day on which it exists.
        let halfPastTwo = Instant(milliseconds: dutchTime.stepTime(on: day).milliseconds - 6 * 3_600_000 - 1_800_000)
        #expect(dutchTime.adding(days: days, to: halfPastTwo) == utc("2026-03-29T01:30:00Z"))
    }

    @Test("For every hour of a year, a day later is the next day at the same time")
    func everyHour() {
        let start = utc("2026-01-01T00:00:00Z")
        for hour in 0..<8_760 as Range<Int64> {
            let moment = start.adding(hours: hour)
            let later = dutchTime.adding(days: 1, to: moment)
            let passed = later.milliseconds - moment.milliseconds + dutchTime.offset(at: later)
            guard passed - dutchTime.offset(at: moment) == 86_400_000 || later == utc("2026-03-29T01:00:00Z") else {
                Issue.record("a day after \(moment) is \(later)")
                continue
            }
            #expect(dutchTime.date(at: later) == dutchTime.date(at: moment).adding(days: 1))
        }
    }

    @Test("A moment is stored as its milliseconds")
    func storedForm() throws {
        #expect(utc("1970-01-01T00:00:01.234Z").milliseconds == 1_234)
        #expect(try throughJSON(utc("2026-03-29T00:30:00Z")) == utc("2026-03-29T00:30:00Z"))
    }

    /// 1970-01-01 was a Thursday; 1970-01-04, day 3, a Sunday.
    private func lastSunday(ofMonthEnding end: CivilDate) -> CivilDate {
        end.adding(days: -((end.dayNumber - 3) % 7))
    }
}
