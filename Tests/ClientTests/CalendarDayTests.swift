import Foundation
import Testing

@testable import BillinkClient

@Suite("Days and moments")
struct CalendarDayTests {
    @Test("A day is read in both orders and written as the API takes it")
    func forms() throws {
        let day: CalendarDay = "2026-11-25"
        #expect(CalendarDay("25-11-2026") == day)
        #expect(day.description == "2026-11-25")
        #expect(String(decoding: try JSONEncoder().encode([day]), as: UTF8.self) == #"["25-11-2026"]"#)
    }

    @Test(
        "A day that does not exist is refused",
        arguments: [
            "", "2026-02-29", "2026-13-01", "2026-00-10", "2026-11-31", "26-11-25", "2026-1-05", "2026/11/25",
            "25-11-26", "2026-11-25-", "+026-11-25", "0000-01-01", "1900-02-29",
        ])
    func noDays(text: String) {
        #expect(CalendarDay(text) == nil)
    }

    @Test("Days are counted as Foundation counts them, over four centuries")
    func counting() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        for number in stride(from: -40_000, through: 110_000, by: 97) {
            let parts = calendar.dateComponents(
                [.year, .month, .day], from: Date(timeIntervalSince1970: Double(number) * 86_400))
            let day = CalendarDay(dayNumber: number)
            #expect(day.year == parts.year)
            #expect(day.month == parts.month)
            #expect(day.day == parts.day)
            #expect(day.dayNumber == number)
        }
    }

    @Test("Amsterdam time agrees with the time zone database, hour by hour around every change of the clocks")
    func wall() throws {
        let zone = try #require(TimeZone(identifier: "Europe/Amsterdam"))
        for year in 1996...2060 {
            for month in [1, 3, 7, 10] {
                let first = try #require(CalendarDay(year: year, month: month, day: 1)).dayNumber * 24
                for hour in first..<(first + 31 * 24) {
                    let date = Date(timeIntervalSince1970: Double(hour) * 3_600)
                    let expected = zone.secondsFromGMT(for: date)
                    if AmsterdamTime.offset(atSecond: hour * 3_600) != expected {
                        Issue.record("\(date): \(expected)")
                    }
                }
            }
        }
    }

    @Test(
        "Amsterdam time is read as an instant",
        arguments: [
            ("2025-01-31 12:00:00", "2025-01-31T11:00:00Z"), ("2026-07-01 00:30:00", "2026-06-30T22:30:00Z"),
            // The hour that is skipped, and the one that comes twice.
            ("2026-03-29 02:30:00", "2026-03-29T01:30:00Z"), ("2026-10-25 02:30:00", "2026-10-25T00:30:00Z"),
            ("2026-10-25 03:00:00", "2026-10-25T02:00:00Z"),
        ])
    func reading(wall: String, moment: String) {
        #expect(AmsterdamTime.moment(wall) == InstantText.moment(moment))
        #expect(InstantText.moment(moment) != nil)
    }

    @Test(
        "A time that Amsterdam's clocks skip is refused",
        arguments: ["", "2026-10-25", "2026-10-25 24:00:00", "2026-10-25 1:00:00", "2026-02-30 12:00:00", "a b"])
    func noMoments(wall: String) {
        #expect(AmsterdamTime.moment(wall) == nil)
    }

    @Test("The day of a moment is the Dutch one")
    func dayOfMoment() throws {
        let moment = try #require(InstantText.moment("2026-06-30T22:30:00Z"))
        #expect(CalendarDay(moment) == "2026-07-01")
        #expect(CalendarDay(moment.addingTimeInterval(-1_801)) == "2026-06-30")
    }

    @Test("A moment is written and read to the millisecond")
    func moments() throws {
        let moment = try #require(InstantText.moment("2026-12-24T09:00:00.123+01:00"))
        #expect(InstantText.text(moment) == "2026-12-24T08:00:00.123Z")
        #expect(InstantText.moment("2026-12-24T08:00:00Z") == InstantText.moment("2026-12-24T09:00:00+01:00"))
        #expect(InstantText.text(Date(timeIntervalSince1970: -0.001)) == "1969-12-31T23:59:59.999Z")
        #expect(InstantText.moment("24-12-2026") == nil)
    }
}
