import TestSupport
import Testing

@testable import Domain

@Suite("The costs of collection (Besluit BIK, art. 2)")
struct StatutoryCollectionCostsTests {
    @Test(
        "The scale of the law",
        arguments: [
            ("0.01", "40.00"), ("50", "40.00"), ("266.66", "40.00"), ("266.67", "40.00"), ("266.70", "40.01"),
            ("300", "45.00"), ("2500", "375.00"), ("2500.10", "375.01"), ("5000", "625.00"), ("5000.20", "625.01"),
            ("10000", "875.00"), ("10001", "875.01"), ("23000", "1005.00"), ("200000", "2775.00"),
            ("200002", "2775.01"), ("1000000", "6775.00"), ("999999", "6775.00"), ("999998", "6774.99"),
            ("9999999999.99", "6775.00"),
        ])
    func scale(principal: String, costs: String) throws {
        let principal = try #require(Money(principal))
        #expect(try StatutoryCollectionCosts.amount(forPrincipal: principal).description == costs)
    }

    @Test("A higher debt never has lower costs, and a cent more never costs more than a cent")
    func monotony() throws {
        var random = SplitMix64(seed: 1)
        for _ in 0..<20_000 {
            let bound: Int64 = [30_000, 300_000, 1_100_000, 25_000_000, 120_000_000].randomElement(using: &random)!
            let principal = Money(cents: Int64.random(in: 1...bound, using: &random))
            let costs = try StatutoryCollectionCosts.amount(forPrincipal: principal)
            let next = try StatutoryCollectionCosts.amount(forPrincipal: principal + Money(cents: 1))
            guard costs <= next, next <= (try costs + Money(cents: 1)) else {
                Issue.record("\(costs) on \(principal), and \(next) on a cent more")
                return
            }
        }
    }

    @Test("Costs are between 40.00 and 6,775.00, and never over 15 % where that is more than the least")
    func bounds() throws {
        var random = SplitMix64(seed: 2)
        for _ in 0..<20_000 {
            let cents = Int64.random(in: 1...(1 << Int64.random(in: 1...33, using: &random)), using: &random)
            let costs = try StatutoryCollectionCosts.amount(forPrincipal: Money(cents: cents)).cents
            // Rounded by the band: two cents at the most.
            guard (4_000...677_500).contains(costs), costs <= max(4_000, (cents * 15 + 99) / 100 + 2) else {
                Issue.record("\(costs) cents on \(cents)")
                return
            }
        }
    }
}
