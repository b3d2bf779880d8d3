import Domain
import Testing

@Suite("The day and the time that a clock shows")
struct WallTimeTests {
    @Test(
        "Times are written with leading zeros, also before 1970",
        arguments: [
            (0, "1970-01-01", "00:00:00.000"), (3_723_004, "1970-01-01", "01:02:03.004"),
            (86_399_999, "1970-01-01", "23:59:59.999"), (86_400_000, "1970-01-02", "00:00:00.000"),
            (-1, "1969-12-31", "23:59:59.999"), (-86_400_000, "1969-12-31", "00:00:00.000"),
            (-86_400_001, "1969-12-30", "23:59:59.999"),
        ] as [(Int64, String, String)])
    func times(local: Int64, date: String, time: String) {
        let wall = WallTime(localMilliseconds: local)
        #expect(wall.date.iso == date)
        #expect(wall.preciseTime == time)
        #expect(wall.time == String(time.prefix(8)))
        #expect(wall.hourAndMinute == String(time.prefix(5)))
    }

    @Test("In the Netherlands the clock is one hour ahead of UTC in winter and two in summer")
    func netherlands() throws {
        let dutchTime = try #require(DutchCalendar())
        // 2026-01-31T11:00:00.250Z and 2026-07-31T22:30:00Z.
        let winter = Instant(milliseconds: 1_769_857_200_250)
        let summer = Instant(milliseconds: 1_785_537_000_000)
        #expect(dutchTime.wallTime(at: winter).date.iso == "2026-01-31")
        #expect(dutchTime.wallTime(at: winter).preciseTime == "12:00:00.250")
        #expect(dutchTime.wallTime(at: summer).date.iso == "2026-08-01")
        #expect(dutchTime.wallTime(at: summer).time == "00:30:00")
        #expect(winter.utc == "2026-01-31T11:00:00Z")
        #expect(winter.preciseUTC == "2026-01-31T11:00:00.250Z")
    }
}
