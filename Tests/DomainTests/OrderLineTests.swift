import Foundation
import TestSupport
import Testing

@testable import Domain

@Suite("VAT rates")
struct VATRateTests {
    @Test(
        "Every accepted rate is read as a percentage and as a factor",
        arguments: [
            ("21", 21), ("21.0000", 21), ("1.21", 21), ("1.2100", 21), ("9", 9), ("9.00", 9), ("1.09", 9), ("0", 0),
            ("0.0", 0),
            ("1.0", 0), ("1", 0), ("1.00", 0), ("6", 6), ("1.06", 6), ("7", 7), ("1.07", 7), ("19", 19), ("19.0", 19),
            ("1.19", 19),
            ("20", 20), ("1.20", 20), ("1.2", 20), ("1.2000", 20), ("3", 3), ("1.03", 3), ("8", 8), ("1.08", 8),
            ("10.00", 10), ("1.1", 10), ("12", 12), ("1.12", 12), ("14.0000", 14), ("1.14", 14), ("17", 17),
            ("1.17", 17),
        ] as [(String, Int64)]
    )
    func accepted(text: String, percent: Int64) {
        #expect(VATRate(text)?.percentage == Percentage(percent))
    }

    @Test(
        "French rates have a decimal",
        arguments: [("2.1", "2.1"), ("2.10", "2.1"), ("1.021", "2.1"), ("5.5000", "5.5"), ("1.055", "5.5")])
    func decimals(text: String, percent: String) {
        #expect(VATRate(text)?.percentage.description == percent)
    }

    @Test("VAT within an amount is exact at a rate with a decimal")
    func included() throws {
        #expect(try #require(VATRate("5.5")).vat(in: Money(cents: 10_550)) == Money(cents: 550))
        #expect(try #require(VATRate("2.1")).vat(in: Money(cents: 10_210)) == Money(cents: 210))
    }

    @Test(
        "Other rates are refused",
        arguments: [
            "", "abc", "22", "4", "1.22", "1.04", "2", "1.99", "0.21", "0.5", "-21", "-1.21", "121", "2.2", "21%",
            "21,0", "1,21", "5,5", "1.0211", "0.055",
            "1.2101", "21.5", "0.01", "100", "13", "1.5", "5.55", "high", " 21", "1.999999",
        ]
    )
    func refused(text: String) {
        #expect(VATRate(text) == nil)
    }

    @Test("The rates are named in the order of the error text")
    func orderOfRates() {
        #expect(
            VATRate.acceptedPercentages.map(\.description) == [
                "0", "2.1", "3", "5.5", "6", "7", "8", "9", "10", "12", "14", "17", "19", "20", "21",
            ])
    }

    @Test("A rate survives storage", arguments: ["21", "9", "0", "6", "7", "19", "20", "2.1", "5.5", "17"])
    func storage(text: String) throws {
        let rate = try #require(VATRate(text))
        #expect(try throughJSON(rate) == rate)
    }
}

@Suite("Order lines")
struct OrderLineTests {
    @Test(
        "A line's total is quantity times price, VAT included",
        arguments: [
            ("2", "24.20", true, "21", 4_840), ("1", "10.25", true, "21", 1_025), ("1.0000", "24.2", true, "0", 2_420),
            ("1", "10.00", false, "21", 1_210), ("3", "8.264463", false, "21", 3_000), ("1", "0.99", false, "21", 120),
            ("1", "0.50", false, "9", 55), ("1", "-0.50", false, "9", -55), ("1", "0.50", false, "7", 54),
            ("2", "-5.00", true, "0", -1_000),
            ("0.5", "0.01", true, "21", 1), ("0.5", "-0.01", true, "21", -1), ("1", "0.005", true, "0", 1),
            ("1000", "0.004", true, "0", 400),
            ("1", "0", true, "21", 0), ("1000000", "999999.99", true, "21", 99_999_999_000_000),
            ("1000000", "1000000", false, "21", 121_000_000_000_000),
            ("1000000", "-1000000", false, "21", -121_000_000_000_000),
        ] as [(String, String, Bool, String, Int64)]
    )
    func totals(quantity: String, price: String, includesVAT: Bool, rate: String, cents: Int64) throws {
        #expect(try line(quantity, price, includesVAT: includesVAT, rate)?.total == Money(cents: cents))
    }

    @Test("Totals of random lines are those of Foundation's decimals", arguments: [true, false])
    func totalsAgainstFoundation(includesVAT: Bool) throws {
        var random = SplitMix64(seed: includesVAT ? 11 : 12)
        for _ in 0..<10_000 {
            let quantity = randomQuantity(using: &random)
            let price = randomPrice(using: &random)
            let rate = try #require(["21", "9", "0", "6", "2.1", "5.5", "17"].randomElement(using: &random))
            let line = try #require(
                try line(quantity, price, includesVAT: includesVAT, rate), "\(quantity) at \(price)")
            let exact = try decimal(quantity) * decimal(price) * (includesVAT ? 100 : 100 + decimal(rate))
            #expect(
                Decimal(line.total.cents) == exact.rounded(places: 0),
                "\(quantity) at \(price), \(rate) %, \(includesVAT)")
        }
    }

    @Test("Turning the sign of the price turns the sign of the total")
    func discounts() throws {
        var random = SplitMix64(seed: 13)
        for _ in 0..<2_000 {
            let quantity = randomQuantity(using: &random)
            let price = randomPrice(using: &random).replacingOccurrences(of: "-", with: "")
            let sold = try #require(try line(quantity, price, includesVAT: false, "21"))
            let discount = try #require(try line(quantity, "-\(price)", includesVAT: false, "21"))
            #expect(try discount.total == .zero - sold.total, "\(quantity) at \(price)")
        }
    }

    @Test(
        "Quantities are above zero and at most a million",
        arguments: [("0", false), ("-1", false), ("0.000001", true), ("1000000", true), ("1000000.000001", false)])
    func quantities(quantity: String, isAccepted: Bool) throws {
        #expect((try line(quantity, "1.00", includesVAT: true, "21") != nil) == isAccepted)
    }

    @Test(
        "Prices are at most a million, in either direction",
        arguments: [("1000000", true), ("-1000000", true), ("1000000.000001", false), ("-1000000.000001", false)])
    func prices(price: String, isAccepted: Bool) throws {
        #expect((try line("1", price, includesVAT: false, "21") != nil) == isAccepted)
    }

    @Test("A line survives storage with its total")
    func storage() throws {
        let line = try #require(try line("3", "8.264463", includesVAT: false, "21"))
        #expect(try throughJSON(line) == line)
    }

    @Test("An order's total is the sum of its lines, discounts included")
    func orderTotal() throws {
        let lines = [
            try #require(try line("2", "24.20", includesVAT: true, "21")),
            try #require(try line("1", "10.00", includesVAT: false, "9")),
            try #require(try line("1", "-5.00", includesVAT: true, "0")),
        ]
        let number = try #require(OrderNumber("1"))
        let order = try Order(
            number: number,
            invoiceNumber: InvoiceNumber(workflow: 1, letterCode: try #require(LetterCode("TST")), order: number),
            workflowNumber: 1,
            content: OrderContent(
                date: day("23-11-2026"), customer: DomainSamples.customer(), delivery: nil, lines: lines,
                references: OrderReferences(),
                directDebit: nil
            )
        )
        #expect(order.total == Money(cents: 4_840 + 1_090 - 500))
        #expect(try throughJSON(order.content) == order.content)
    }

    private func line(_ quantity: String, _ price: String, includesVAT: Bool, _ rate: String) throws -> OrderLine? {
        let amount = try #require(ExactDecimal(price))
        return OrderLine(
            code: nil, description: nil, quantity: try #require(ExactDecimal(quantity)),
            unitPrice: includesVAT ? .includingVAT(amount) : .excludingVAT(amount), vatRate: try #require(VATRate(rate))
        )
    }

    private func decimal(_ text: String) throws -> Decimal {
        try #require(Decimal(string: text))
    }

    /// Mostly pieces, sometimes metres and kilos.
    private func randomQuantity(using random: inout SplitMix64) -> String {
        let pieces = Int.random(in: 1...200, using: &random)
        return Int.random(in: 0..<4, using: &random) > 0 ? "\(pieces)" : "\(pieces).\(random.text(of: "05", count: 3))"
    }

    /// With two to six decimals, of which many end in a five, so that halves of cents are common.
    private func randomPrice(using random: inout SplitMix64) -> String {
        let sign = Int.random(in: 0..<5, using: &random) == 0 ? "-" : ""
        let bound = [10, 1_000, 1_000_000].randomElement(using: &random) ?? 1
        let places = Int.random(in: 1...5, using: &random)
        let decimals = random.text(of: "0123456789", count: places) + random.text(of: "0055123456789", count: 1)
        return "\(sign)\(Int.random(in: 0..<bound, using: &random)).\(decimals)"
    }
}
