import DocumentSamples
import Foundation
import TestSupport
import Testing

@testable import Domain

@Suite("Net prices of companies")
struct NetLineTests {
    /// Net lines of one rate, and what an order of them comes to, in cents.
    struct Vector: Sendable, CustomTestStringConvertible {
        let lines: [(quantity: String, price: String)]
        let nets: [Int64]
        let vat: Int64
        let total: Int64

        var testDescription: String { lines.map { "\($0.quantity) at \($0.price)" }.joined(separator: ", ") }
    }

    @Test(
        "keep their net totals, and VAT is computed once over their sum",
        arguments: [
            Vector(lines: [("2", "49.50")], nets: [9_900], vat: 2_079, total: 11_979),
            Vector(lines: [("1", "49.50"), ("1", "49.50")], nets: [4_950, 4_950], vat: 2_079, total: 11_979),
            Vector(lines: [("20", "4.99")], nets: [9_980], vat: 2_096, total: 12_076),
            Vector(
                lines: Array(repeating: ("1", "4.99"), count: 20), nets: .init(repeating: 499, count: 20),
                vat: 2_096, total: 12_076),
            Vector(lines: [("9", "19.95"), ("100", "0.0499")], nets: [17_955, 499], vat: 3_875, total: 22_329),
            Vector(lines: [("30", "0.10")], nets: [300], vat: 63, total: 363),
            Vector(
                lines: Array(repeating: ("1", "0.10"), count: 30), nets: .init(repeating: 10, count: 30), vat: 63,
                total: 363),
            Vector(lines: [("2", "49.50"), ("1", "-10.00")], nets: [9_900, -1_000], vat: 1_869, total: 10_769),
            // Half a cent of a line and half a cent of VAT, away from zero.
            Vector(lines: [("0.5", "0.01"), ("1", "0.49")], nets: [1, 49], vat: 11, total: 61),
            Vector(lines: [("1", "-0.50")], nets: [-50], vat: -11, total: -61),
        ])
    func vectors(_ vector: Vector) throws {
        let lines = vector.lines.map { OrderLine.net($0.price, quantity: $0.quantity) }
        #expect(lines.map(\.netTotal?.cents) == vector.nets.map(Optional.some))
        let breakdown = try VATBreakdown(of: lines)
        #expect(breakdown.net == Money(cents: vector.nets.reduce(0, +)))
        #expect(breakdown.vat == Money(cents: vector.vat))
        #expect(breakdown.gross == Money(cents: vector.total))
        #expect(try VATBreakdown.netAmounts(of: lines).map(\.cents) == vector.nets)
        let dutchTime = try #require(DutchCalendar())
        #expect(SampleOrder(.business(lines), dutchTime: dutchTime).order.total == breakdown.gross)
    }

    @Test("stand beside other rates and lines including VAT, each rate with VAT of its own")
    func mixed() throws {
        let lines: [OrderLine] = [
            .net("49.50"), .net("10.00", vat: "9"), .net("5.00", vat: "0"), .line("Including VAT", price: "12.10"),
        ]
        let breakdown = try VATBreakdown(of: lines)
        #expect(breakdown.subtotals.map(\.rate.percentage.description) == ["21", "9", "0"])
        #expect(breakdown.subtotals.map(\.vat.cents) == [1_040 + 210, 90, 0])
        #expect(breakdown.subtotals.map(\.net.cents) == [4_950 + 1_000, 1_000, 500])
        #expect(breakdown.gross == Money(cents: 4_950 + 1_040 + 1_090 + 500 + 1_210))
        #expect(try VATBreakdown.netAmounts(of: lines).map(\.cents) == [4_950, 1_000, 500, 1_000])
    }

    @Test("A price including VAT makes no net line, and a consumer has none")
    func includingVAT() throws {
        let (amount, rate) = (try #require(ExactDecimal("49.50")), try #require(VATRate("21")))
        let gross = OrderLine(
            code: nil, description: nil, quantity: ExactDecimal(integer: 1), unitPrice: .includingVAT(amount),
            vatRate: rate, isNet: true)
        #expect(try #require(gross).netTotal == nil)
        let consumers = OrderLine.net("49.50").includingVAT
        #expect(consumers == .line("Net", price: "49.50", includesVAT: false))
        #expect(try VATBreakdown.total(of: [consumers, consumers]) == Money(cents: 11_980))
    }

    @Test("A total that the shop states includes VAT, and moves no net price")
    func statedTotal() throws {
        let amount = try #require(ExactDecimal("49.50"))
        let line = OrderLine(
            code: nil, description: nil, quantity: ExactDecimal(integer: 2), unitPrice: .excludingVAT(amount),
            vatRate: try #require(VATRate("21")), shopTotal: Money(cents: 11_980), isNet: true)
        #expect(try #require(line).netTotal == Money(cents: 9_900))
        #expect(try #require(line).includingVAT.total == Money(cents: 11_980))
    }

    @Test("are stored and read; lines of older orders include VAT")
    func storage() throws {
        let content = OrderContent.business([.net("49.50"), .line("Including VAT", price: "12.10")])
        #expect(try throughJSON(content) == content)
        let old = """
            {"quantity":2000000,"unitPrice":{"amount":49500000,"includesVAT":false},"vatRate":21000000,"total":11979}
            """
        let line = try JSONDecoder().decode(OrderLine.self, from: Data(old.utf8))
        #expect(line.netTotal == nil)
        #expect(line.total == Money(cents: 11_979))
    }

    @Test(
        "An order comes to the net lines, their VAT by rate and the other lines",
        arguments: 1...300 as ClosedRange<UInt64>)
    func totals(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let lines = Self.lines(&random)
        var (net, vat, gross) = (Decimal(0), Decimal(0), Decimal(0))
        for rate in ["21", "9", "0"] {
            let own = lines.filter { $0.vatRate == VATRate(rate) }
            let nets = own.compactMap(\.netTotal?.cents).reduce(Decimal(0)) { $0 + Decimal($1) }
            let others = own.filter { $0.netTotal == nil }.reduce(Decimal(0)) { $0 + Decimal($1.total.cents) }
            let percent = try #require(Decimal(string: rate))
            net += nets
            vat += (nets * percent / 100).rounded(places: 0)
            gross += others
        }
        let breakdown = try VATBreakdown(of: lines)
        #expect(Decimal(breakdown.gross.cents) == net + vat + gross)
        #expect(try breakdown.net == breakdown.gross - breakdown.vat)
        let amounts = try VATBreakdown.netAmounts(of: lines)
        for share in breakdown.subtotals {
            #expect(try share.net == share.gross - share.vat)
            #expect(try zip(lines, amounts).sum { $0.vatRate == share.rate ? $1 : .zero } == share.net)
        }
        #expect(try VATBreakdown.grossAmounts(of: lines).sum() == breakdown.gross)
        for (line, amount) in zip(lines, amounts) { #expect(line.netTotal ?? amount == amount) }
    }

    @Test(
        "Credits of the whole take off the VAT of each rate, however they are cut up",
        arguments: 1...200 as ClosedRange<UInt64>)
    func credits(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        // A rate without net lines keeps the VAT within each credit.
        let lines = Self.lines(&random).filter { $0.netTotal != nil } + [.net("100.00"), .net("50.05", vat: "9")]
        let order = try VATBreakdown(of: lines + [.line("Including VAT", price: "12.09")])
        guard order.gross > .zero else { return }
        var (earlier, vat) = (Money.zero, [VATRate: Money]())
        while earlier < order.gross {
            let rest = try order.gross - earlier
            let amount = Money(cents: Int64.random(in: 1...rest.cents, using: &random))
            let credit = try order.allocateCredit(amount, afterCredits: earlier)
            #expect(credit.gross == amount)
            for share in credit.subtotals { vat[share.rate] = try vat[share.rate, default: .zero] + share.vat }
            earlier = try earlier + amount
        }
        for share in order.subtotals { #expect(vat[share.rate] == share.vat) }
    }

    @Test("An amount is spread over the rates that come to something")
    func spread() throws {
        let lines: [OrderLine] = [
            .line("A", price: "60.00"), .line("B", price: "30.00", vat: "9"), .line("C", price: "-5.00", vat: "0"),
        ]
        let parts = try VATBreakdown(of: lines).spread(Money(cents: -1_000))
        #expect(parts.map(\.rate.percentage.description) == ["21", "9", "0"])
        #expect(parts.map(\.amount.cents) == [-667, -333, 0])
    }

    /// Pieces, metres and discounts at three rates, two thirds of them net.
    private static func lines(_ random: inout SplitMix64) -> [OrderLine] {
        (0..<Int.random(in: 1...20, using: &random)).map { index in
            let cents = Int.random(in: 10...99, using: &random)
            return OrderLine.line(
                "Line \(index)", quantity: ["1", "3", "0.5", "7.25", "100"].randomElement(using: &random) ?? "1",
                price: "\(Int.random(in: -20...300, using: &random)).\(cents)\(["", "5", "99"][index % 3])",
                vat: ["21", "9", "0"].randomElement(using: &random) ?? "21",
                includesVAT: Bool.random(using: &random), isNet: index % 3 > 0)
        }
    }
}
