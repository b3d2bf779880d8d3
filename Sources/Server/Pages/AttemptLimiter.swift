import Domain
import Synchronization

/// Limits the posts to one session, and from one address. A person needs few.
final class AttemptLimiter: Sendable {
    private let allowances = Mutex<[String: TokenBucket]>([:])
    private static let ofSession = RateLimit(perSecond: 1, burst: 20)
    private static let ofAddress = RateLimit(perSecond: 5, burst: 100)
    /// Maximum number of counters. Above it all are reset, which weakens the limit only briefly.
    private static let maxTracked = 20_000

    /// - Parameter peer: address of the client. Counted only if it is public, because other addresses belong to a proxy
    ///   that all clients share.
    func admit(_ session: String, from peer: String?, at moment: Duration) -> Bool {
        let isCounted = peer.flatMap { NetworkAddress($0) }?.isPublic ?? false
        let isAdmitted = take("session \(session)", of: Self.ofSession, at: moment)
        guard isCounted, let peer else { return isAdmitted }
        return take("address \(peer)", of: Self.ofAddress, at: moment) && isAdmitted
    }

    private func take(_ name: String, of limit: RateLimit?, at moment: Duration) -> Bool {
        guard let limit else { return true }
        return allowances.withLock { allowances in
            if allowances.count >= Self.maxTracked { allowances = [:] }
            return allowances[name, default: TokenBucket(limit, at: moment)].consume(at: moment)
        }
    }
}
