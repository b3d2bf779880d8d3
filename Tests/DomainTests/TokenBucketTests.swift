import TestSupport
import Testing

@testable import Domain

@Suite("Request allowances")
struct TokenBucketTests {
    private static let limit = RateLimit(perSecond: 10, burst: 30)!

    @Test(
        "A limit is from 1 to 1,000,000",
        arguments: [
            (0, 1, false), (1, 0, false), (-1, 5, false), (1, 1, true), (1_000_000, 1_000_000, true),
            (1_000_001, 1, false), (1, 1_000_001, false),
        ])
    func limits(perSecond: Int, burst: Int, isOne: Bool) {
        #expect((RateLimit(perSecond: perSecond, burst: burst) != nil) == isOne)
    }

    @Test("Merchants of a production platform start with 50 a second and bursts of 200")
    func standard() {
        #expect(RateLimit.standard == RateLimit(perSecond: 50, burst: 200))
    }

    @Test("The whole burst can be sent immediately, and not one more")
    func burst() {
        var allowance = TokenBucket(Self.limit, at: .seconds(100))
        #expect(allowance.remaining == 30)
        for left in (0..<30).reversed() {
            expect(true, of: &allowance, at: .seconds(100))
            #expect(allowance.remaining == left)
        }
        let before = allowance
        expect(false, of: &allowance, at: .seconds(100))
        #expect(allowance == before)
    }

    @Test("It fills at its rate: a tenth of a second for each request, and nothing of a moment is lost")
    func refill() {
        var allowance = empty()
        expect(false, of: &allowance, at: .milliseconds(99))
        expect(true, of: &allowance, at: .milliseconds(100))
        expect(false, of: &allowance, at: .milliseconds(100))
        // Looked at every millisecond it gives what it would give when looked at once.
        let taken = (101...1_100).count { allowance.consume(at: .milliseconds($0)) }
        #expect(taken == 10)
    }

    @Test("After any pause there are at most as many tokens as the burst", arguments: [3, 4, 3_600, 100_000_000])
    func never(seconds: Int) {
        var allowance = empty()
        expect(true, of: &allowance, at: .seconds(seconds))
        #expect(allowance.remaining == 29)
    }

    @Test("A moment that lies before the last one fills nothing and takes nothing back")
    func backwards() {
        var allowance = empty(at: .seconds(50))
        expect(false, of: &allowance, at: .seconds(10))
        expect(false, of: &allowance, at: .milliseconds(50_099))
        expect(true, of: &allowance, at: .milliseconds(50_100))
    }

    @Test("A lower burst removes excess tokens immediately; a higher one fills up at the new rate")
    func changes() throws {
        var allowance = TokenBucket(Self.limit, at: .zero)
        allowance.updateLimit(try #require(RateLimit(perSecond: 1, burst: 2)))
        #expect(allowance.remaining == 2)
        allowance.updateLimit(try #require(RateLimit(perSecond: 100, burst: 1_000)))
        #expect(allowance.remaining == 2)
        expect(true, of: &allowance, at: .seconds(1))
        #expect(allowance.remaining == 101)
    }

    @Test("The seconds until one request and until all are whole, and enough")
    func seconds() throws {
        var allowance = TokenBucket(try #require(RateLimit(perSecond: 2, burst: 5)), at: .zero)
        #expect(allowance.secondsUntilAvailable == 0)
        #expect(allowance.secondsUntilFull == 0)
        expect(true, of: &allowance, at: .zero)
        #expect((allowance.secondsUntilAvailable, allowance.secondsUntilFull) == (0, 1))
        for _ in 0..<4 { expect(true, of: &allowance, at: .zero) }
        #expect((allowance.secondsUntilAvailable, allowance.secondsUntilFull) == (1, 3))
        expect(true, of: &allowance, at: .seconds(allowance.secondsUntilAvailable))
    }

    @Test("In any stretch of time at most the burst and what the rate gives are admitted, and who waits is")
    func property() {
        var random = SplitMix64(seed: 7)
        for round in 0..<300 {
            let limit = RateLimit(
                perSecond: Int.random(in: 1...200, using: &random), burst: Int.random(in: 1...400, using: &random))!
            var allowance = TokenBucket(limit, at: .zero)
            var (microseconds, admitted) = (0, 0)
            for _ in 0..<500 {
                microseconds += Int.random(in: 0...(Bool.random(using: &random) ? 2_000 : 60_000), using: &random)
                let isAdmitted = allowance.consume(at: .microseconds(microseconds))
                if isAdmitted { admitted += 1 }
                let wait = allowance.secondsUntilAvailable
                var later = allowance
                let most = limit.burst + microseconds * limit.perSecond / 1_000_000
                guard admitted <= most, allowance.remaining <= limit.burst,
                    later.consume(at: .microseconds(microseconds + wait * 1_000_000)), isAdmitted || wait > 0
                else {
                    Issue.record("round \(round) after \(microseconds) µs: \(allowance), \(admitted) admitted")
                    return
                }
            }
        }
    }

    private func expect(
        _ isAdmitted: Bool, of allowance: inout TokenBucket, at moment: Duration,
        _ location: SourceLocation = #_sourceLocation
    ) {
        let isTaken = allowance.consume(at: moment)
        #expect(isTaken == isAdmitted, sourceLocation: location)
    }

    /// Nothing is left in it.
    private func empty(at moment: Duration = .zero) -> TokenBucket {
        var allowance = TokenBucket(Self.limit, at: moment)
        for _ in 0..<30 { _ = allowance.consume(at: moment) }
        return allowance
    }
}
