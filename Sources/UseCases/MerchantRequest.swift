package import Storage

/// Something a merchant asks of the platform that changes the store: prepared where the request runs, then done in one
/// transaction.
package protocol MerchantRequest: Sendable {
    associatedtype Request: Sendable
    /// What is made of a request before its turn: a store with one writer is as fast as that writer has little to do.
    associatedtype Work: Sendable
    associatedtype Answer: Sendable

    var platform: Platform { get }

    /// How long the store may take for a request, repetitions included.
    var patience: Duration { get }

    func prepare(_ request: Request) async throws -> Work

    /// Does it, in a transaction. It may be run more than once.
    /// - Throws: `Refusal`
    func perform(_ work: Work, in transaction: any Transaction) throws -> Answer

    /// Whether nothing is to be stored.
    func onlyReads(_ work: Work) -> Bool

    /// Whether to do it anew, since what was in its way is avoided the next time.
    func isWorthRepeating(after error: any Error) -> Bool

    /// What an error of the store means to the merchant.
    func meaning(of error: any Error, for work: Work) -> any Error
}

extension MerchantRequest {
    package var patience: Duration { .seconds(10) }

    package func onlyReads(_ work: Work) -> Bool { false }

    package func isWorthRepeating(after error: any Error) -> Bool { false }

    package func meaning(of error: any Error, for work: Work) -> any Error { error }

    /// - Throws: `Refusal`
    package func callAsFunction(_ request: Request) async throws -> Answer {
        let work = try await prepare(request)
        let start = platform.uptime()
        do {
            let body: @Sendable (any Transaction) throws -> Answer = { try perform(work, in: $0) }
            if onlyReads(work) { return try await platform.database.read(patience: patience, body) }
            return try await repeating {
                try await platform.database.write(patience: patience(since: start), body)
            }
        } catch {
            throw meaning(of: error, for: work)
        }
    }

    /// Does it anew as long as that is worth while, a bounded number of times.
    func repeating<Result>(_ body: () async throws -> Result) async throws -> Result {
        for _ in 1..<Self.mostAttempts {
            do {
                return try await body()
            } catch  where isWorthRepeating(after: error) {
                continue
            }
        }
        return try await body()
    }

    /// What is left of the patience.
    /// - Parameter start: when the store was first asked, by the platform's uptime.
    func patience(since start: Duration) -> Duration {
        patience - (platform.uptime() - start)
    }

    private static var mostAttempts: Int { 5 }
}

extension MerchantRequest where Work == Request {
    package func prepare(_ request: Request) async throws -> Request { request }
}
