import DocumentSamples
import Domain
import TestSupport
import Testing

@Suite("VAT of an order")
struct VATBreakdownTests {
    @Test("is reckoned over the sum of each rate's lines, the highest rate first")
    func shares() throws {
        let breakdown = try VATBreakdown(of: OrderLine.lamps)
        #expect(breakdown.subtotals.map(\.gross.cents) == [10_805, 1_295])
        #expect(breakdown.subtotals.map(\.vat.cents) == [1_875, 107])
        #expect(breakdown.gross == Money(cents: 12_100))
    }

    @Test("leaves net amounts of lines that sum to the net amount of their rate", arguments: 0..<200)
    func netAmounts(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let lines = (0..<Int.random(in: 1...20, using: &random)).map { _ in
            OrderLine.line(
                "Line", quantity: "\(Int.random(in: 1...9, using: &random))",
                price: "\(Int.random(in: -200...900, using: &random)).\(Int.random(in: 10...99, using: &random))",
                vat: ["21", "9", "0"].randomElement(using: &random)!)
        }
        let nets = try VATBreakdown.netAmounts(of: lines)
        for share in try VATBreakdown(of: lines).subtotals {
            let sum = try zip(lines, nets).sum { $0.vatRate == share.rate ? $1 : .zero }
            #expect(sum == share.net)
        }
        for (line, net) in zip(lines, nets) {
            let rounded = try line.total - line.vatRate.vat(in: line.total)
            #expect(abs(net.cents - rounded.cents) <= 1)
            #expect(line.total < .zero || net >= .zero)
        }
    }

    @Test("spreads what rounding left over many small lines")
    func manySmallLines() throws {
        let nets = try VATBreakdown.netAmounts(of: (0..<100).map { _ in OrderLine.line("Schroef", price: "0.02") })
        #expect(try nets.sum() == Money(cents: 165))
        #expect(Set(nets) == [Money(cents: 1), Money(cents: 2)])
    }
}
