import Foundation
import TestSupport
import Testing

@testable import Domain

@Suite("Exact decimals")
struct ExactDecimalTests {
    @Test(
        "Six decimals are kept, what follows is dropped",
        arguments: [
            ("21.0000", 21_000_000), ("8.264463", 8_264_463), ("8.2644628", 8_264_462), ("8.2644624", 8_264_462),
            ("0.0000019", 1), ("0.0000005", 0), ("-0.0000019", -1), ("0.9999999", 999_999), ("-2", -2_000_000),
            ("999999999999", 999_999_999_999_000_000), ("999999999999.9999999", 999_999_999_999_999_999),
        ] as [(String, Int64)]
    )
    func readMillionths(text: String, millionths: Int64) {
        #expect(ExactDecimal(text)?.millionths == millionths)
    }

    @Test(
        "Twelve digits before the dot are the most",
        arguments: ["1000000000000", "1,000,000,000,000", "-1234567890123.5"])
    func tooManyDigits(text: String) {
        #expect(ExactDecimal(text) == nil)
    }

    @Test("A very long text is read or refused without overflow")
    func longTexts() {
        #expect(ExactDecimal(String(repeating: "9", count: 10_000)) == nil)
        #expect(ExactDecimal("1." + String(repeating: "0", count: 10_000)) == ExactDecimal(integer: 1))
        #expect(ExactDecimal("1" + String(repeating: ",000", count: 10_000)) == nil)
    }

    @Test(
        "The shortest exact form is written",
        arguments: [
            (21_000_000, "21"), (8_264_463, "8.264463"), (-500_000, "-0.5"), (0, "0"), (1, "0.000001"),
            (-1, "-0.000001"),
            (1_010_000, "1.01"), (-10_000_000, "-10"), (Int64.min, "-9223372036854.775808"),
        ] as [(Int64, String)]
    )
    func writtenForm(millionths: Int64, text: String) {
        #expect(ExactDecimal(millionths: millionths).description == text)
    }

    @Test("A formatted number is read back as the same number")
    func descriptionRoundTrip() throws {
        var random = SplitMix64(seed: 3)
        for _ in 0..<5_000 {
            let bound = Int64.random(in: 1..<1_000_000_000_000_000_000, using: &random)
            let number = ExactDecimal(millionths: Int64.random(in: -bound...bound, using: &random))
            #expect(ExactDecimal(number.description) == number)
            #expect(try throughJSON(number) == number)
        }
    }

    @Test("Thousands separators do not change a number")
    func groupingRoundTrip() {
        var random = SplitMix64(seed: 4)
        for _ in 0..<2_000 {
            let digits = String(Int64.random(in: 1..<1_000_000_000_000, using: &random))
            var grouped = ""
            for (index, digit) in digits.enumerated() {
                if index > 0, (digits.count - index) % 3 == 0 { grouped.append(",") }
                grouped.append(digit)
            }
            #expect(ExactDecimal(grouped + ".25") == ExactDecimal(digits + ".25"), "\(grouped)")
        }
    }

    @Test(
        "Division rounds half away from zero, whatever the signs",
        arguments: [
            (7, 2, 4), (-7, 2, -4), (7, -2, -4), (-7, -2, 4), (1, 2, 1), (-1, 2, -1), (1, -2, -1), (1, 3, 0),
            (-1, 3, 0),
            (2, 3, 1), (-2, 3, -1), (0, 5, 0), (6, 3, 2), (-6, 3, -2), (14, 10, 1), (15, 10, 2), (25, 10, 3),
        ] as [(Int, Int, Int)]
    )
    func division(dividend: Int, divisor: Int, quotient: Int) {
        #expect(ExactDecimal.divideRoundingHalfAwayFromZero(Int128(dividend), by: Int128(divisor)) == Int128(quotient))
    }

    @Test("Numbers compare by value, and the magnitude has no sign")
    func comparison() {
        #expect(ExactDecimal(millionths: -1) < .zero)
        #expect(ExactDecimal(millionths: 999_999) < ExactDecimal(integer: 1))
        #expect(ExactDecimal(integer: -3).magnitude == ExactDecimal(integer: 3))
    }
}

@Suite("Percentages")
struct PercentageTests {
    @Test(
        "A share of an amount is exact and rounds half away from zero",
        arguments: [
            (21, 1_000, 210), (21, 1, 0), (21, 3, 1), (50, 1, 1), (50, -1, -1), (25, 2, 1), (25, -2, -1),
            (9, 1_095, 99),
            (0, 100, 0), (100, 12_345, 12_345), (15, 250_000, 37_500), (-10, 105, -11), (-10, -105, 11),
        ] as [(Int64, Int64, Int64)]
    )
    func shares(percent: Int64, cents: Int64, share: Int64) throws {
        #expect(try Percentage(percent).amount(of: Money(cents: cents)) == Money(cents: share))
    }

    @Test("Half a percent is no approximation")
    func fractions() throws {
        let half = Percentage(try #require(ExactDecimal("0.5")))
        #expect(try half.amount(of: .euros(200_000)) == .euros(1_000))
        #expect(try half.amount(of: Money(cents: 100)) == Money(cents: 1))
        #expect(try half.amount(of: Money(cents: 99)) == .zero)
        #expect(half.description == "0.5")
    }

    @Test("Shares of random amounts are those of Foundation's decimals")
    func sharesAgainstFoundation() throws {
        var random = SplitMix64(seed: 5)
        for _ in 0..<5_000 {
            let millionths = Int64.random(in: -200_000_000...200_000_000, using: &random)
            let cents = Int64.random(in: -100_000_000_000...100_000_000_000, using: &random)
            let percentage = Percentage(ExactDecimal(millionths: millionths))
            let percent = try #require(Decimal(string: percentage.description))
            let expected = (Decimal(cents) * percent / 100).rounded(places: 0)
            #expect(
                try Decimal(percentage.amount(of: Money(cents: cents)).cents) == expected, "\(percentage) % of \(cents)"
            )
        }
    }

    @Test("Percentages compare by value and survive storage")
    func comparisonAndStorage() throws {
        #expect(Percentage(9) < Percentage(21))
        #expect(try throughJSON(Percentage(21)) == Percentage(21))
    }
}
