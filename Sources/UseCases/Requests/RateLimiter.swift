package import Domain
import Storage
import Synchronization

/// Enforces the request limits of merchants. Every process counts separately: a shared count would be a row that every
/// request of a busy shop updates.
package final class RateLimiter: Sendable {
    /// Result of the rate limit for a request.
    package enum Admission: Hashable, Sendable {
        /// The sender has no limit, or is unknown and will be refused for that.
        case unlimited
        case admitted(TokenBucket)
        case refused(TokenBucket)

        /// Rest of the limit; `nil` without a limit.
        package var allowance: TokenBucket? {
            switch self {
            case .unlimited: nil
            case .admitted(let allowance), .refused(let allowance): allowance
            }
        }
    }

    /// Key with the client id, so that knowing a username does not allow using up a shop's limit.
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
    private let invalidCredentials = WrongCredentialLimit()

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// Time for which a limit read from the database is cached.
    private static let cacheDuration = Duration.seconds(60)

    /// Takes one request from the sender's limit.
    /// - Parameter address: IP address of the sender, by which requests with wrong credentials are counted.
    /// - Throws: `WrongCredentialLimit.Exceeded`
    package func admit(_ caller: Caller, from address: String?) async throws -> Admission {
        let sender = Sender(username: caller.username, clientIDHash: caller.clientIDHash)
        let now = platform.uptime()
        if let admission = take(sender, at: now) { return admission }
        let limit: RateLimit?
        switch try await standing(of: caller) {
        case .known(let own): limit = own
        // The request's own database access gives the more precise error.
        case .unavailable: return take(sender, at: now, mayBeOld: true) ?? .unlimited
        case .unproven:
            // The request itself reports which of the credentials is wrong.
            try invalidCredentials.count(address, at: now)
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

    /// Takes one request from the sender's limit and refuses a request beyond it.
    /// - Parameter allowance: set to the rest of the limit, also for a refused request; `nil` without a limit.
    /// - Throws: `Refusal`, `.rateLimitExceeded`; `WrongCredentialLimit.Exceeded`
    package func requireAdmission(
        of caller: Caller, from address: String?, remaining allowance: inout TokenBucket?
    ) async throws {
        let admission = try await admit(caller, from: address)
        allowance = admission.allowance
        if case .refused = admission { throw Refusal(.rateLimitExceeded) }
    }

    /// - Parameter mayBeOld: true accepts a cached limit of any age.
    /// - Returns: `nil` when the sender's limit must be read first.
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
            return try await platform.database.read(timeout: Self.lookupTimeout) { transaction in
                let merchant = try caller.authenticate(in: transaction)
                return .known(try MerchantTable.rateLimit(of: merchant.merchantID, in: transaction))
            }
        } catch is Refusal {
            return .unproven
        } catch is StorageUnavailable {
            return .unavailable
        }
    }

    /// Short, since the 2.5 seconds of a credit check include it.
    private static let lookupTimeout = Duration.milliseconds(250)

    private enum Standing {
        case known(RateLimit?)
        /// The caller is unknown or not authenticated.
        case unproven
        /// The database is not available.
        case unavailable
    }
}
