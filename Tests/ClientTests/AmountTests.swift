import Foundation
import Testing

@testable import BillinkClient

@Suite("Amounts")
struct AmountTests {
    @Test(
        "An amount is read to the cent",
        arguments: [
            ("0", 0), ("121", 12_100), ("121.5", 12_150), ("121.05", 12_105), ("121.0000", 12_100), ("-6.05", -605),
            ("-0.01", -1), ("999999999999999.99", 99_999_999_999_999_999),
        ])
    func reading(text: String, cents: Int) {
        #expect(Amount(text)?.cents == cents)
    }

    @Test(
        "An invalid amount of whole cents is refused",
        arguments: [
            "", "-", ".", "1.", ".5", "1,50", "1.005", "1e2", "+1", " 1", "1.2.3", "0x10", "١", "9999999999999999",
            "--1", "1.-5", "NaN",
        ])
    func noAmounts(text: String) {
        #expect(Amount(text) == nil)
    }

    @Test(
        "Fractions of cents in a reply are rounded half away from zero",
        arguments: [
            (#""3.4710743801653""#, 347), (#""0.005""#, 1), (#""0.0049""#, 0), (#""-0.005""#, -1), ("500", 50_000),
            ("0.1", 10), ("1.15", 115), ("4.35", 435), ("12.345", 1_235), (#""121.00""#, 12_100),
        ])
    func decoding(json: String, cents: Int) throws {
        let amounts = try JSONDecoder().decode([Amount].self, from: Data("[\(json)]".utf8))
        #expect(amounts == [Amount(cents: cents)])
    }

    @Test("Text and cents of every amount agree")
    func description() {
        for cents in [-10_001, -100, -99, -5, 0, 1, 10, 99, 100, 12_345, .max] {
            let amount = Amount(cents: cents)
            if cents != .max { #expect(Amount(amount.description) == amount) }
        }
        #expect(Amount(cents: -5).description == "-0.05")
        #expect(Amount(cents: .min).description == "-92233720368547758.08")
    }

    @Test("Amounts add up, multiply and compare")
    func arithmetic() {
        let lines: [Amount] = ["60.50", "60.50", "-6.05"]
        #expect(lines.reduce(.zero, +) == "114.95")
        #expect(lines[0] * 2 - lines[0] == lines[1])
        #expect(-lines[2] < lines[0])
    }

    @Test(
        "A net price is digits with at most six decimals, and keeps them",
        arguments: [
            ("49.50", true), ("0.0499", true), ("-1.5", true), ("3", true), ("0.000001", true), ("1.0000001", false),
            ("--1", false), ("-", false), ("1,5", false), ("", false),
        ])
    func netPrices(text: String, isOne: Bool) {
        #expect(NetPrice(text)?.description == (isOne ? text : nil))
    }

    @Test("A net price is made of whole cents too")
    func netPriceOfCents() {
        #expect(NetPrice(Amount(cents: -605)).description == "-6.05")
    }

    @Test("A rate of tax has a decimal where there is one")
    func taxRates() {
        #expect(
            [TaxRate.standard, 0, TaxRate(tenths: 55), TaxRate(tenths: 21)].map(\.description) == [
                "21", "0", "5.5", "2.1",
            ])
    }

    @Test(
        "A quantity is digits with at most six decimals",
        arguments: [("2", true), ("1.5", true), ("0.000001", true), ("1.0000001", false), ("-1", false), ("", false)])
    func quantities(text: String, isOne: Bool) {
        #expect((Quantity(text) != nil) == isOne)
    }
}
