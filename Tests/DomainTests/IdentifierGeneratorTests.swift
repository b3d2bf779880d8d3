import TestSupport
import Testing

@testable import Domain

@Suite("Identifiers")
struct IdentifierGeneratorTests {
    @Test(
        "Identifiers grow strictly, also under a clock that jumps back and forth",
        arguments: [0, 1, 511, 1_023] as [UInt16])
    func strictlyIncreasing(node: UInt16) {
        var random = SplitMix64(seed: UInt64(node))
        var sequence = IdentifierGenerator(node: node)
        var clock: Int64 = utc("2026-11-23T12:00:00Z").milliseconds
        var last = Identifier(0)
        for _ in 0..<20_000 {
            clock += Bool.random(using: &random) ? Int64.random(in: -100_000...100_000, using: &random) : 0
            let next = sequence.next(at: Instant(milliseconds: clock))
            guard next > last else {
                Issue.record("\(next.value) came after \(last.value)")
                return
            }
            last = next
        }
    }

    @Test("More than 4,096 in one millisecond are still different and growing")
    func burst() {
        var sequence = IdentifierGenerator(node: 7)
        let now = utc("2026-11-23T12:00:00Z")
        let identifiers = (0..<10_000).map { _ in sequence.next(at: now) }
        #expect(Set(identifiers).count == identifiers.count)
        #expect(identifiers == identifiers.sorted())
    }

    @Test("Two nodes never make the same identifier, at the same moments or at others")
    func nodesDiffer() {
        var random = SplitMix64(seed: 14)
        var sequences = [0, 1, 2, 512, 1_023].map { IdentifierGenerator(node: $0) }
        var seen: Set<Identifier> = []
        let start = utc("2026-11-23T12:00:00Z").milliseconds
        for _ in 0..<5_000 {
            let now = Instant(milliseconds: start + Int64.random(in: 0...3, using: &random))
            for index in sequences.indices { seen.insert(sequences[index].next(at: now)) }
        }
        #expect(seen.count == 5 * 5_000)
    }

    @Test("An identifier of a later millisecond is greater, whichever node made it")
    func orderedByTime() {
        var early = IdentifierGenerator(node: 1_023)
        var late = IdentifierGenerator(node: 0)
        let now = utc("2026-11-23T12:00:00Z")
        #expect(early.next(at: now) < late.next(at: Instant(milliseconds: now.milliseconds + 1)))
    }

    @Test(
        "Identifiers are positive from 2020 until 2089, and even with a clock before 2020",
        arguments: ["1999-12-31T23:59:59Z", "2020-01-01T00:00:00Z", "2089-01-01T00:00:00Z"])
    func positive(moment: String) {
        var sequence = IdentifierGenerator(node: 1_023)
        let first = sequence.next(at: utc(moment))
        #expect(first.value > 0)
        #expect(sequence.next(at: utc(moment)) > first)
    }
}
