import Crypto
package import Domain
import Storage
import Synchronization

/// Executes a request once although it is sent repeatedly. The first reply is stored under the idempotency key, in the
/// transaction of the request, and repeated afterwards.
package struct IdempotentRequest: Sendable {
    /// Idempotency key with a fingerprint of its request.
    package struct IdempotencyKey: Hashable, Sendable {
        let text: String
        /// Equal for equal requests.
        let fingerprint: String

        /// - Parameters:
        ///   - text: key as submitted.
        ///   - call: name of the call.
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

    /// Stored part of a reply.
    package struct StoredReply: Hashable, Sendable {
        package let body: String
        /// Reply code for the log.
        package let code: String
        /// HTTP status code of the reply.
        package let statusCode: Int
        /// True when the reply shows a secret that is stored as a hash only.
        package let showsSecret: Bool
        /// Refusal in the reply, for the log. Not stored: a repeated reply has only its code.
        package let refusal: Refusal?
        /// Credit decision, for the log and a sandbox's response header. Not stored, so a repetition has none.
        package let verdict: CreditVerdict?
        /// True for a repetition of a stored reply.
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

    /// Hours for which a reply is stored, by the platform's clock.
    static let lifetimeHours: Int64 = 24

    /// - Parameter encode: encodes the result of the request as a reply.
    /// - Throws: `Refusal` when the key was used for another request or its first request is in progress; errors of the
    ///   request whose reply is not stored.
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
                let timeout = useCase.remainingTime(since: start)
                return try await storingReply(of: caller, under: key, timeout: timeout) { transaction in
                    encode(.success(try useCase.execute(work, in: transaction)))
                }
            }
        } catch {
            let error = useCase.mapError(error, for: work)
            guard let refusal = error as? Refusal, refusal.reason.isDeterministic else { throw error }
            // A refused request has changed nothing; only its reply is stored.
            let timeout = useCase.remainingTime(since: start)
            return try await storingReply(of: caller, under: key, timeout: timeout) { _ in
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

    /// Keys of the requests in progress in this process.
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
    /// Stored reply of an equal request, hence of the client id under which it is encrypted.
    fileprivate init(_ entry: IdempotencyKeyTable.IdempotencyKeyRow, openedWith seal: ReplyCipher) throws {
        self.init(
            body: entry.isSealed ? try seal.opened(entry.reply) : entry.reply, code: entry.code,
            statusCode: entry.httpStatus, showsSecret: entry.isSealed)
        isReplayed = true
    }
}

extension Refusal.Reason {
    /// True when the same request would be refused again, so that its reply may be stored.
    fileprivate var isDeterministic: Bool {
        switch self {
        case .unknownUsername, .invalidClientID, .rateLimitExceeded, .noDecision, .internalFailure,
            .idempotencyKeyReused, .idempotencyKeyInProgress:
            false
        default: true
        }
    }
}
