package import Storage

/// A request of a merchant that changes stored data: prepared on the request's own task, then executed in one
/// transaction.
package protocol MerchantUseCase: Sendable {
    associatedtype Request: Sendable
    /// Request after the work that needs no transaction, which keeps the single writer's transactions short.
    associatedtype Prepared: Sendable
    associatedtype Response: Sendable

    var platform: Platform { get }

    /// Total time that the database may take for a request, retries included.
    var timeout: Duration { get }

    /// Does the work that needs no transaction.
    /// - Throws: `Refusal`
    func prepare(_ request: Request) async throws -> Prepared

    /// Executes the request in a transaction, possibly more than once.
    /// - Throws: `Refusal`
    func execute(_ work: Prepared, in transaction: any Transaction) throws -> Response

    /// True for a dry run, which stores nothing.
    func isDryRun(_ work: Prepared) -> Bool

    /// True for an error that a new attempt avoids.
    func shouldRetry(after error: any Error) -> Bool

    /// Maps a database error to the error that the merchant receives.
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
                try await platform.database.write(timeout: remainingTime(since: start), body)
            }
        } catch {
            throw mapError(error, for: work)
        }
    }

    /// Retries while `shouldRetry` holds, at most `maxAttempts` times in all.
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

    /// Time that is left of the timeout.
    /// - Parameter start: platform uptime of the first database access.
    func remainingTime(since start: Duration) -> Duration {
        timeout - (platform.uptime() - start)
    }

    private static var maxAttempts: Int { 5 }
}

extension MerchantUseCase where Prepared == Request {
    /// Returns the request unchanged; never throws.
    package func prepare(_ request: Request) async throws -> Request { request }
}
