import Foundation
import TestSupport
import Testing

@testable import Domain

@Suite("Money")
struct MoneyTests {
    @Test(
        "Amounts are read in every form that published clients write",
        arguments: [
            ("1", 100), ("0", 0), ("220.09", 22_009), ("100", 10_000), ("1,234.56", 123_456), ("24.2", 2_420),
            ("24.20", 2_420), ("-5.00", -500), ("-1,234.56", -123_456), ("1,234,567.89", 123_456_789),
            ("12,345", 1_234_500), ("21.0000", 2_100), ("007", 700), ("-0.00", 0), ("0.1", 10),
            ("9999999999.99", 999_999_999_999), ("-9999999999.99", -999_999_999_999),
            ("9,999,999,999.99", 999_999_999_999),
        ] as [(String, Int64)]
    )
    func acceptedAmounts(text: String, cents: Int64) {
        #expect(Money(text) == Money(cents: cents))
    }

    @Test(
        "A text that is not a plain decimal number is not an amount",
        arguments: [
            "12,50", "1,23", "1,2345", "", ".", "1.", ".5", "1e3", "1E3", "abc", " 1", "1 ", "--1", "1-", "-", "+1",
            "-.5", "-,123", ",123", "1,", "1,234,", "1,,234", "1234,567", "1,234,56", "1,23,456", "1.2.3", "1.2,345",
            "1,234.", "1,23.45", "1,.5", "1,2345.67", "1.-5", "1 000.00", "0x10", "1_000", "€5", "5 EUR", "NaN", "inf",
            "１２", "１", "٣", "\u{2212}5",
            "1\n", "1\u{301}", "½",
        ]
    )
    func refusedAmounts(text: String) {
        #expect(Money(text) == nil)
    }

    @Test(
        "A comma counts only as a thousands separator", arguments: ["12,50", "1,2", "1,2345", "1,234,5", "12345,678"])
    func commaIsNoDecimalSign(text: String) {
        #expect(Money(text) == nil)
    }

    @Test("A first group of zeros is a Dutch decimal comma, not a thousand", arguments: ["0,125", "00,125", "-0,500"])
    func zeroBeforeAComma(text: String) {
        #expect(Money(text) == nil)
    }

    @Test(
        "Ten billion euros and thirteen digits are too much, in either direction",
        arguments: [
            "10000000000", "-10000000000", "10,000,000,000.00", "999999999999", "1000000000000", "0000000000001",
        ]
    )
    func boundOfAmounts(text: String) {
        #expect(Money(text) == nil)
    }

    @Test(
        "Half a cent rounds away from zero",
        arguments: [
            ("0.005", 1), ("-0.005", -1), ("0.004999", 0), ("-0.004999", 0), ("1.005", 101), ("-1.005", -101),
            ("2.675", 268), ("-2.675", -268), ("0.995", 100), ("0.994999", 99), ("-0.995", -100), ("0.015", 2),
            ("0.025", 3), ("-0.025", -3), ("1,234.565", 123_457), ("8.264463", 826),
        ] as [(String, Int64)]
    )
    func roundingOfAmounts(text: String, cents: Int64) {
        #expect(Money(text) == Money(cents: cents))
    }

    @Test(
        "Less than half a cent is dropped, with any number of digits",
        arguments: [("0.0049999999", 0), ("-0.0049999999", 0), ("1.0049999999", 100)] as [(String, Int64)]
    )
    func roundingHappensOnce(text: String, cents: Int64) {
        #expect(Money(text) == Money(cents: cents))
    }

    @Test("A written amount of up to six decimals rounds as Foundation's decimals do")
    func roundingAgainstFoundation() throws {
        var random = SplitMix64(seed: 1)
        for _ in 0..<5_000 {
            let places = Int.random(in: 1...6, using: &random)
            let sign = Bool.random(using: &random) ? "-" : ""
            let whole = Int.random(in: 0..<1_000_000, using: &random)
            let text = "\(sign)\(whole).\(random.text(of: "0123456789", count: places))"
            let expected = try #require(Decimal(string: text)).rounded(places: 2) * 100
            let money = try #require(Money(text), "\(text)")
            #expect(Decimal(money.cents) == expected, "\(text)")
        }
    }

    @Test(
        "An amount is written with two decimals, a dot and no grouping",
        arguments: [
            (121_000, "1210.00"), (0, "0.00"), (5, "0.05"), (-5, "-0.05"), (50, "0.50"), (-100, "-1.00"),
            (123_456_789, "1234567.89"), (Int64.max, "92233720368547758.07"), (Int64.min, "-92233720368547758.08"),
        ] as [(Int64, String)]
    )
    func writtenAmounts(cents: Int64, text: String) {
        #expect(Money(cents: cents).description == text)
    }

    @Test("A formatted amount is read back as the same amount")
    func descriptionRoundTrip() {
        var random = SplitMix64(seed: 2)
        for _ in 0..<5_000 {
            let bound = Int64.random(in: 1..<1_000_000_000_000, using: &random)
            let money = Money(cents: Int64.random(in: -bound...bound, using: &random))
            #expect(Money(money.description) == money)
        }
    }

    @Test("Amounts add, subtract and compare by their cents")
    func arithmetic() throws {
        #expect(try Money.euros(12) + Money(cents: 10) == Money(cents: 1_210))
        #expect(try Money.zero - Money(cents: 1) == Money(cents: -1))
        #expect(Money(cents: -1) < .zero)
        #expect(Money(cents: 149_999) < .euros(1_500))
    }

    @Test("An amount is stored as its cents")
    func storedForm() throws {
        #expect(try JSONEncoder().encode([Money(cents: -1_210)]) == Data("[-1210]".utf8))
        #expect(try throughJSON(Money(cents: 1_095)) == Money(cents: 1_095))
    }
}
