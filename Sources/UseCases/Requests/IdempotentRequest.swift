import Crypto
package import Domain
import Storage
import Synchronization

/// Does a request once though it is sent twice: under the key that came with it the first reply is kept, in the
/// transaction that did the thing, and given again.
package struct IdempotentRequest: Sendable {
    /// The key under which a request came, and what it was.
    package struct IdempotencyKey: Hashable, Sendable {
        let text: String
        /// Equal for equal requests.
        let fingerprint: String

        /// - Parameters:
        ///   - text: as it was sent.
        ///   - call: what was asked.
        /// - Throws: `Refusal` unless the text is 1 to 255 visible ASCII characters.
        package init(_ text: String, call: String, body: [UInt8]) throws(Refusal) {
            guard FieldLimits.idempotencyKey.contains(text.utf8.count),
                text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
            else {
                throw Refusal(.invalidIdempotencyKey)
            }
            self.text = text
            fingerprint = SHA256.hash(data: Array(call.utf8) + [0] + body).hexadecimal
        }
    }

    /// What is kept of a reply.
    package struct StoredReply: Hashable, Sendable {
        package let body: String
        /// What it says, for the log.
        package let code: String
        /// HTTP's own word about it.
        package let statusCode: Int
        /// Whether it shows what the platform itself keeps as a hash only.
        package let showsSecret: Bool
        /// The refusal that the reply tells, for the log. Not stored: a repeated reply has its code only.
        package let refusal: Refusal?
        /// What became of a credit decision. Not kept: who repeats a request is not told again.
        package let verdict: CreditVerdict?
        /// Whether it had been given before.
        package fileprivate(set) var isReplayed = false

        package init(
            body: String, code: String, statusCode: Int = 200, showsSecret: Bool = false, refusal: Refusal? = nil,
            verdict: CreditVerdict? = nil
        ) {
            self.body = body
            self.code = code
            self.statusCode = statusCode
            self.showsSecret = showsSecret
            self.refusal = refusal
            self.verdict = verdict
        }
    }

    private let platform: Platform
    private let inFlight = InFlightKeys()

    package init(_ platform: Platform) {
        self.platform = platform
    }

    /// How long a reply is kept. By the platform's clock.
    static let lifetimeHours: Int64 = 24

    /// - Parameter encode: turns what came of the request into its reply.
    /// - Throws: `Refusal` when the key was used for something else or its first request is still under way; what the
    ///   request throws when it is no reply to keep.
    package func callAsFunction<Case: MerchantUseCase>(
        _ useCase: Case, _ request: Case.Request, from caller: Caller, under key: IdempotencyKey,
        encode: @escaping @Sendable (Result<Case.Response, Refusal>) -> StoredReply
    ) async throws -> StoredReply {
        let name = "\(caller.username) \(caller.clientIDHash) \(key.text)"
        guard inFlight.begin(name) else { throw Refusal(.idempotencyKeyInProgress) }
        defer { inFlight.end(name) }
        let work = try await useCase.prepare(request)
        let start = platform.uptime()
        do {
            return try await useCase.retrying {
                let patience = useCase.patience(since: start)
                return try await storingReply(of: caller, under: key, timeout: patience) { transaction in
                    encode(.success(try useCase.execute(work, in: transaction)))
                }
            }
        } catch {
            let error = useCase.mapError(error, for: work)
            guard let refusal = error as? Refusal, refusal.reason.isDeterministic else { throw error }
            // What was refused has done nothing; only the answer is kept.
            let patience = useCase.patience(since: start)
            return try await storingReply(of: caller, under: key, timeout: patience) { _ in
                encode(.failure(refusal))
            }
        }
    }

    private func storingReply(
        of caller: Caller, under key: IdempotencyKey, timeout: Duration,
        _ answer: @escaping @Sendable (any Transaction) throws -> StoredReply
    ) async throws -> StoredReply {
        let platform = platform
        return try await platform.database.write(timeout: timeout) { transaction in
            let merchant = try caller.authenticateForAction(in: transaction)
            let now = try platform.now(in: transaction)
            let earliest = now.adding(hours: -Self.lifetimeHours)
            if let first = try IdempotencyKeyTable.find(key.text, merchantID: merchant.merchantID, in: transaction),
                first.createdAt > earliest
            {
                guard first.fingerprint == key.fingerprint else { throw Refusal(.idempotencyKeyReused) }
                return try StoredReply(first, openedWith: caller.replyCipher(for: key.text))
            }
            let reply = try answer(transaction)
            let body =
                reply.showsSecret
                ? try caller.replyCipher(for: key.text).sealed(
                    reply.body, nonce: platform.randomBytes(ReplyCipher.nonceSize))
                : reply.body
            try IdempotencyKeyTable.insert(
                .init(
                    fingerprint: key.fingerprint, reply: body, isSealed: reply.showsSecret, code: reply.code,
                    httpStatus: reply.statusCode, createdAt: now),
                key: key.text, merchantID: merchant.merchantID, in: transaction)
            return reply
        }
    }

    /// The requests that this process is working on.
    private final class InFlightKeys: Sendable {
        private let names = Mutex<Set<String>>([])

        func begin(_ name: String) -> Bool {
            names.withLock { $0.insert(name).inserted }
        }

        func end(_ name: String) {
            names.withLock { _ = $0.remove(name) }
        }
    }
}

extension IdempotentRequest.StoredReply {
    /// The reply that was kept for an equal request, so under the client id that it was sealed with.
    fileprivate init(_ entry: IdempotencyKeyTable.IdempotencyKeyRow, openedWith seal: ReplyCipher) throws {
        self.init(
            body: entry.isSealed ? try seal.opened(entry.reply) : entry.reply, code: entry.code,
            statusCode: entry.httpStatus, showsSecret: entry.isSealed)
        isReplayed = true
    }
}

extension Refusal.Reason {
    /// Whether the same request would be refused again, so that its answer may be kept.
    fileprivate var isDeterministic: Bool {
        switch self {
        case .unknownUsername, .invalidClientID, .rateLimitExceeded, .noDecision, .internalFailure,
            .idempotencyKeyReused, .idempotencyKeyInProgress:
            false
        default: true
        }
    }
}
