package import Storage

/// Something a merchant asks of the platform that changes the store: prepared where the request runs, then done in one
/// transaction.
package protocol MerchantUseCase: Sendable {
    associatedtype Request: Sendable
    /// What is made of a request before its turn: a store with one writer is as fast as that writer has little to do.
    associatedtype Prepared: Sendable
    associatedtype Response: Sendable

    var platform: Platform { get }

    /// How long the store may take for a request, repetitions included.
    var timeout: Duration { get }

    func prepare(_ request: Request) async throws -> Prepared

    /// Does it, in a transaction. It may be run more than once.
    /// - Throws: `Refusal`
    func execute(_ work: Prepared, in transaction: any Transaction) throws -> Response

    /// Whether nothing is to be stored.
    func isDryRun(_ work: Prepared) -> Bool

    /// Whether to do it anew, since what was in its way is avoided the next time.
    func shouldRetry(after error: any Error) -> Bool

    /// What an error of the store means to the merchant.
    func mapError(_ error: any Error, for work: Prepared) -> any Error
}

extension MerchantUseCase {
    package var timeout: Duration { .seconds(10) }

    package func isDryRun(_ work: Prepared) -> Bool { false }

    package func shouldRetry(after error: any Error) -> Bool { false }

    package func mapError(_ error: any Error, for work: Prepared) -> any Error { error }

    /// - Throws: `Refusal`
    package func callAsFunction(_ request: Request) async throws -> Response {
        let work = try await prepare(request)
        let start = platform.uptime()
        do {
            let body: @Sendable (any Transaction) throws -> Response = { try execute(work, in: $0) }
            if isDryRun(work) { return try await platform.database.read(timeout: timeout, body) }
            return try await retrying {
                try await platform.database.write(timeout: patience(since: start), body)
            }
        } catch {
            throw mapError(error, for: work)
        }
    }

    /// Does it anew as long as that is worth while, a bounded number of times.
    func retrying<Result>(_ body: () async throws -> Result) async throws -> Result {
        for _ in 1..<Self.maxAttempts {
            do {
                return try await body()
            } catch  where shouldRetry(after: error) {
                continue
            }
        }
        return try await body()
    }

    /// What is left of the patience.
    /// - Parameter start: when the store was first asked, by the platform's uptime.
    func patience(since start: Duration) -> Duration {
        timeout - (platform.uptime() - start)
    }

    private static var maxAttempts: Int { 5 }
}

extension MerchantUseCase where Prepared == Request {
    package func prepare(_ request: Request) async throws -> Request { request }
}
