import Domain
import Synchronization

/// Limits of the posts to one session, and from one address: a person needs a few.
final class AttemptLimiter: Sendable {
    private let allowances = Mutex<[String: TokenBucket]>([:])
    private static let ofSession = RateLimit(perSecond: 1, burst: 20)
    private static let ofAddress = RateLimit(perSecond: 5, burst: 100)
    /// Largest number of counts. All start again beyond it, which lets nobody through for long.
    private static let maxTracked = 20_000

    /// - Parameter peer: address of the client; not counted where it is not a public one, since that is a proxy's,
    ///   which all clients share.
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
