import Domain
import Synchronization

/// Limits requests with wrong credentials by address, against guessing of client ids and load on the database. Requests
/// with valid credentials are never counted.
package final class WrongCredentialLimit: Sendable {
    /// Error for too many requests from one address.
    package struct Exceeded: Error, Hashable {
        /// Seconds until the next request is accepted.
        package let retryAfter: Int
    }

    private static let limit = RateLimit(perSecond: 10, burst: 50)

    /// Two generations bound the memory: a full `recent` becomes `older`, whose previous entries are dropped.
    private struct Tracked {
        var recent: [[UInt8]: TokenBucket] = [:]
        var older: [[UInt8]: TokenBucket] = [:]
    }

    private let maxPerGeneration: Int
    private let tracked = Mutex(Tracked())

    package init(maxPerGeneration: Int = 8_192) {
        self.maxPerGeneration = maxPerGeneration
    }

    /// Counts one request with wrong credentials.
    /// - Parameter address: IP address in digits; a request without one is not counted.
    package func count(_ address: String?, at moment: Duration) throws(Exceeded) {
        guard let limit = Self.limit, let key = address.flatMap({ NetworkAddress($0) })?.subscriber else { return }
        let excess = tracked.withLock { tracked in
            var allowance = tracked.recent[key] ?? tracked.older[key] ?? TokenBucket(limit, at: moment)
            let isAllowed = allowance.consume(at: moment)
            if tracked.recent[key] == nil, tracked.recent.count >= maxPerGeneration {
                tracked.older = tracked.recent
                tracked.recent = [:]
            }
            tracked.recent[key] = allowance
            return isAllowed ? nil : Exceeded(retryAfter: allowance.secondsUntilAvailable)
        }
        if let excess { throw excess }
    }

    /// Number of tracked addresses.
    package var trackedCount: Int { tracked.withLock { Set($0.recent.keys).union($0.older.keys).count } }
}
