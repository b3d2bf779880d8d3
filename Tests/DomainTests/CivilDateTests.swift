import Foundation
import TestSupport
import Testing

@testable import Domain

@Suite("Days of the calendar")
struct CivilDateTests {
    @Test("Every day of 1900 to 2100 has the number after the day before it, and is found by it")
    func dayNumbersAreConsecutive() {
        var number = -25_567
        for year in 1900...2100 {
            for month in 1...12 {
                for date in (1...31).compactMap({ CivilDate(year: year, month: month, day: $0) }) {
                    guard date.dayNumber == number, CivilDate(dayNumber: number) == date else {
                        Issue.record("\(date.iso) is day \(date.dayNumber), day \(number) was expected")
                        return
                    }
                    number += 1
                }
            }
        }
        #expect(number == 47_847)
    }

    @Test("Random days are the days of Foundation's Gregorian calendar")
    func againstFoundation() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        var random = SplitMix64(seed: 6)
        for _ in 0..<2_000 {
            let number = Int.random(in: -100_000...200_000, using: &random)
            let moment = Date(timeIntervalSince1970: Double(number) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day], from: moment)
            let year = try #require(parts.year)
            let month = try #require(parts.month)
            let day = try #require(parts.day)
            #expect(CivilDate(dayNumber: number) == CivilDate(year: year, month: month, day: day), "day \(number)")
        }
    }

    @Test("Day numbers are held within the years 1 to 9999")
    func boundsOfDayNumbers() {
        #expect(CivilDate(dayNumber: -719_162).iso == "0001-01-01")
        #expect(CivilDate(dayNumber: 2_932_896).iso == "9999-12-31")
        #expect(CivilDate(dayNumber: Int.min) == day("0001-01-01"))
        #expect(CivilDate(dayNumber: Int.max) == day("9999-12-31"))
        #expect(day("0001-01-01").dayNumber == -719_162)
        #expect(day("9999-12-31").dayNumber == 2_932_896)
        #expect(day("01-01-1970").dayNumber == 0)
    }

    @Test(
        "Day first or year first, with any of three separators, and whatever time stands behind",
        arguments: [
            "23-11-2026", "2026-11-23", "23/11/2026", "2026/11/23", "23.11.2026", "2026.11.23", "2026-11-23 14:27:03",
            "23-11-2026 14:27", "23/11/2026 9:05", "2026-11-23T14:27:03+01:00", "2026-11-23T23:59:60Z",
            "2026-11-23t14:27:03z", "2026-11-23T14:27:03.123456789Z", "2026-11-23T14:27:03,5-0500",
            "2026-11-23 14:27:03 UTC", "2026-11-23 14:27:03 +0200", "2026-11-23T14:27+01",
            "2026-11-23  00:00:00.000000",
            "23-11-2026 2:27 PM", "23/11/2026 02:27:03pm", "2026-11-23 14:27:03 CEST", "2026-11-23Z",
            "2026-11-23+01:00", "2026-11-23T24:00:00",
        ])
    func writtenForms(text: String) throws {
        let date = try #require(CivilDate(text))
        #expect(date.year == 2026 && date.month == 11 && date.day == 23)
        #expect(date.iso == "2026-11-23")
        #expect(date.dayMonthYear == "23-11-2026")
    }

    @Test(
        "Days and months of one digit are read, the day always before the month",
        arguments: [
            ("5-3-1970", "1970-03-05"), ("05-3-1970", "1970-03-05"), ("5/03/1970", "1970-03-05"),
            ("1970-3-5", "1970-03-05"), ("1970/03/5", "1970-03-05"), ("5.3.1970", "1970-03-05"),
            ("12-11-2026", "2026-11-12"), ("1-2-2026 0:00", "2026-02-01"), ("29-2-2024T00:00:00Z", "2024-02-29"),
            // The calendar date counts as written, whatever day it is elsewhere then.
            ("2026-11-28T23:30:00-05:00", "2026-11-28"), ("2026-11-28T00:30:00+14:00", "2026-11-28"),
        ])
    func shortForms(text: String, iso: String) {
        #expect(CivilDate(text)?.iso == iso)
    }

    @Test("Days and months are written with two digits, years with four")
    func padding() throws {
        let date = try #require(CivilDate(year: 33, month: 4, day: 3))
        #expect(date.iso == "0033-04-03")
        #expect(date.dayMonthYear == "03-04-0033")
    }

    @Test("Either form of every day of a century is read back as that day")
    func writtenRoundTrip() {
        for number in stride(from: -10_000, to: 26_524, by: 7) {
            let date = CivilDate(dayNumber: number)
            #expect(CivilDate(date.iso) == date)
            #expect(CivilDate(date.dayMonthYear) == date)
        }
    }

    @Test(
        "An invalid date is not read",
        arguments: [
            "30-02-2024", "31-04-2026", "32-01-2026", "00-01-2026", "01-00-2026", "01-13-2026", "2026-13-01",
            "2026-02-29",
            "29-02-1900", "29-02-2100", "01-01-0000", "0000-01-01", "1-1-26", "01-01-26", "26-01-01", "01/01/26",
            "20260101", "001-01-2026", "01-01-2026 ", " 01-01-2026", "-01-01-2026", "01-01--2026", "", "-",
            "01-01/2026", "2026/01-01", "01 01 2026", "1-13-2026", "11/23/2026", "2026-23-11", "01-01-202",
            "01-01-20261",
            "2026-01-001", "0000-00-00 00:00:00",
            "01-01-2026x", "01-01-2026 x", "01-01-2026T", "01-01-2026 25:00", "01-01-2026 14", "01-01-2026 14:7",
            "01-01-2026 14:61", "01-01-2026 14:27:", "01-01-2026 14:27:03.", "01-01-2026 14:27:03 x",
            "01-01-2026 14:27:03 ", "01-01-2026 14:27:03+1", "01-01-2026 14:27:03+01:", "01-01-2026T14:27:03Z Z",
            "01-01-2026 14:27 PM ", "01-01-2026-02-2026", "01-01-2026 14:27:03'); DROP TABLE orders",
            "--", "01-01", "aa-bb-cccc", "+1-01-2026", "０１-01-2026", "01-01-２026", "01-jan-2026", "01-2026-01",
        ]
    )
    func impossibleDates(text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test("Leap years have a 29 February", arguments: [1904, 1980, 1996, 2000, 2024, 2028, 2096, 2400])
    func leapYears(year: Int) throws {
        let leapDay = try #require(CivilDate(year: year, month: 2, day: 29))
        #expect(leapDay.adding(days: 1) == CivilDate(year: year, month: 3, day: 1))
        #expect(leapDay.adding(days: 366).month == 3)
    }

    @Test("Other years have none", arguments: [1900, 1970, 1999, 2023, 2026, 2100, 2200, 2300])
    func ordinaryYears(year: Int) throws {
        #expect(CivilDate(year: year, month: 2, day: 29) == nil)
        let last = try #require(CivilDate(year: year, month: 2, day: 28))
        #expect(last.adding(days: 1) == CivilDate(year: year, month: 3, day: 1))
    }

    @Test("Years outside 1 to 9999, and months and days below one, do not exist")
    func bounds() {
        #expect(CivilDate(year: 0, month: 1, day: 1) == nil)
        #expect(CivilDate(year: 10_000, month: 1, day: 1) == nil)
        #expect(CivilDate(year: 2026, month: -1, day: 1) == nil)
        #expect(CivilDate(year: 2026, month: 1, day: -1) == nil)
    }

    @Test("Days are added over the ends of months and years")
    func adding() {
        #expect(day("23-11-2026").adding(days: 14) == day("07-12-2026"))
        #expect(day("31-12-2026").adding(days: 1) == day("01-01-2027"))
        #expect(day("01-01-2027").adding(days: -1) == day("31-12-2026"))
        #expect(day("01-01-2027").adding(days: 0) == day("01-01-2027"))
    }

    @Test(
        "A year of age is complete on the birthday and not the day before",
        arguments: [
            ("2008-11-23", "2026-11-22", 17), ("2008-11-23", "2026-11-23", 18), ("2008-11-23", "2026-11-24", 18),
            ("2008-12-01", "2026-11-30", 17), ("2010-11-23", "2026-11-22", 15), ("2010-11-23", "2026-11-23", 16),
            ("2026-11-23", "2026-11-23", 0), ("1926-01-01", "2026-01-01", 100), ("1925-12-31", "2025-12-30", 99),
        ]
    )
    func age(birth: String, today: String, age: Int) {
        #expect(day(birth).age(on: day(today)) == age)
    }

    @Test(
        "Born on 29 February, one ages on 1 March, in leap years on the day itself",
        arguments: [
            ("2026-02-28", 17), ("2026-03-01", 18), ("2028-02-28", 19), ("2028-02-29", 20), ("2028-03-01", 20),
        ]
    )
    func ageOfLeapDayChildren(today: String, age: Int) {
        #expect(day("2008-02-29").age(on: day(today)) == age)
    }

    @Test("Days compare as they follow each other")
    func comparison() {
        #expect(day("2026-12-31") < day("2027-01-01"))
        #expect(day("2026-01-31") < day("2026-02-01"))
        #expect(!(day("2026-02-01") < day("2026-02-01")))
    }

    @Test("A day is stored in the ISO form, and anything else is not read from storage")
    func storedForm() throws {
        #expect(try JSONEncoder().encode([day("23-11-2026")]) == Data("[\"2026-11-23\"]".utf8))
        #expect(try throughJSON(day("2024-02-29")) == day("2024-02-29"))
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([CivilDate].self, from: Data("[\"2026-02-30\"]".utf8))
        }
    }
}
