package import Domain
import Storage
import Synchronization

/// Keeps merchants to the number of requests they may send. Every process counts for itself: a count that all of them
/// shared would be a row that every request of a busy shop has to update.
package final class RateLimiter: Sendable {
    /// What is to be said of a request before it is looked at.
    package enum Admission: Hashable, Sendable {
        /// The sender has no limit, or is not known; then the request is refused for that.
        case unlimited
        case admitted(TokenBucket)
        case refused(TokenBucket)

        package var allowance: TokenBucket? {
            switch self {
            case .unlimited: nil
            case .admitted(let allowance), .refused(let allowance): allowance
            }
        }
    }

    /// By its client id too: who knows only the name of a shop cannot use up what it has.
    private struct Sender: Hashable {
        let username: String
        let clientIDHash: String
    }

    private struct Entry {
        var allowance: TokenBucket?
        var fetchedAt: Duration
    }

    private let platform: Platform
    private let entries = Mutex<[Sender: Entry]>([:])
    private let wrongCredentials = WrongCredentialLimit()

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// How long a limit is taken to be what it was.
    private static let cacheDuration = Duration.seconds(60)

    /// Takes one request out of what the sender may send.
    /// - Parameter address: the sender's; requests with wrong credentials are counted by it.
    /// - Throws: `WrongCredentialLimit.Exceeded`
    package func admit(_ caller: Caller, from address: String?) async throws -> Admission {
        let sender = Sender(username: caller.username, clientIDHash: caller.clientIDHash)
        let now = platform.uptime()
        if let admission = take(sender, at: now) { return admission }
        let limit: RateLimit?
        switch try await standing(of: caller) {
        case .known(let own): limit = own
        // What the request itself needs of the store says more about it.
        case .unavailable: return take(sender, at: now, mayBeOld: true) ?? .unlimited
        case .unproven:
            // The request itself says which of the credentials is wrong.
            try wrongCredentials.count(address, at: now)
            return .unlimited
        }
        entries.withLock { entries in
            var allowance = entries[sender]?.allowance
            if let limit {
                allowance = allowance ?? TokenBucket(limit, at: now)
                allowance?.updateLimit(limit)
            } else {
                allowance = nil
            }
            entries[sender] = Entry(allowance: allowance, fetchedAt: now)
        }
        return take(sender, at: now) ?? .unlimited
    }

    /// Takes one request out of what the sender may send, and refuses one that is too many.
    /// - Parameter allowance: becomes what is left, also where the request is refused; nothing without a limit.
    /// - Throws: `Refusal`, `.rateLimitExceeded`; `WrongCredentialLimit.Exceeded`
    package func requireAdmission(
        of caller: Caller, from address: String?, remaining allowance: inout TokenBucket?
    ) async throws {
        let admission = try await admit(caller, from: address)
        allowance = admission.allowance
        if case .refused = admission { throw Refusal(.rateLimitExceeded) }
    }

    /// - Parameter mayBeOld: whether the limit counts that was read last, however long ago.
    /// - Returns: nothing when the sender's limit has to be read first.
    private func take(_ sender: Sender, at now: Duration, mayBeOld: Bool = false) -> Admission? {
        entries.withLock { entries in
            guard let entry = entries[sender], mayBeOld || now - entry.fetchedAt < Self.cacheDuration else {
                return nil
            }
            guard var allowance = entry.allowance else { return .unlimited }
            let isAdmitted = allowance.consume(at: now)
            entries[sender]?.allowance = allowance
            return isAdmitted ? .admitted(allowance) : .refused(allowance)
        }
    }

    private func standing(of caller: Caller) async throws -> Standing {
        do {
            return try await platform.database.read(timeout: Self.patience) { transaction in
                let merchant = try caller.authenticate(in: transaction)
                return .known(try MerchantTable.rateLimit(of: merchant.merchantID, in: transaction))
            }
        } catch is Refusal {
            return .unproven
        } catch is StorageUnavailable {
            return .unavailable
        }
    }

    /// Short: the time that a check may take, 2.5 seconds, includes it.
    private static let patience = Duration.milliseconds(250)

    private enum Standing {
        case known(RateLimit?)
        /// The caller is nobody, or has not proved who it is.
        case unproven
        /// The store does not tell.
        case unavailable
    }
}
