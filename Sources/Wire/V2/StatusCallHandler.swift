import Domain
import UseCases

/// A decoded request with the caller's credentials.
protocol AuthenticatedMessage {
    var caller: Caller { get }
}

extension V2Message: AuthenticatedMessage {}
extension V2SessionMessage: AuthenticatedMessage {}
extension V2PartnerMessage: AuthenticatedMessage {}

/// Handles status calls: decoding, rate limit, idempotent execution, and a response for every outcome.
struct StatusCallHandler: Sendable {
    private let limits: RateLimiter
    private let once: IdempotentRequest

    init(_ platform: Platform, limits: RateLimiter) {
        self.limits = limits
        once = IdempotentRequest(platform)
    }

    /// - Parameters:
    ///   - onRefusal: encodes a refusal, given the seconds after which a throttled client may retry.
    func respond<Message: AuthenticatedMessage>(
        to request: StatusCallRequest, decode read: ([UInt8]) throws(Refusal) -> Message,
        onRefusal refused: (_ refusal: Refusal, _ retryAfter: Int) -> StatusReply = StatusReply.refused,
        execute work: (Message) async throws -> StatusReply
    ) async -> StatusReply {
        var allowance: TokenBucket?
        var reply: StatusReply
        do {
            guard let body = request.body else { throw Refusal(.unreadableMessage) }
            let message = try read(body)
            try await limits.requireAdmission(of: message.caller, from: request.address, remaining: &allowance)
            reply = try await work(message)
        } catch let refusal as Refusal {
            reply = refused(refusal, allowance?.secondsUntilAvailable ?? 1)
            if reply.status >= 500, refusal.reason != .internalFailure {
                request.onError(InvariantViolation("The call has no reply for the refusal \(refusal.reason.rawValue)."))
            }
        } catch let excess as WrongCredentialLimit.Exceeded {
            reply = refused(Refusal(.rateLimitExceeded), excess.retryAfter)
        } catch {
            request.onError(error)
            reply = .internalFailure(error)
        }
        reply.allowance = allowance
        return reply
    }

    /// Executes a use case, at most once for each idempotency key. Refusals are stored under the key too.
    func run<Case: MerchantUseCase>(
        _ useCase: Case, _ request: Case.Request, from caller: Caller, under key: IdempotentRequest.IdempotencyKey?,
        refused: @escaping @Sendable (_ refusal: Refusal, _ retryAfter: Int) -> StatusReply = StatusReply.refused,
        _ encode: @escaping @Sendable (Case.Response) -> StatusReply
    ) async throws -> StatusReply {
        guard let key else { return try await encode(useCase(request)) }
        let stored = try await once(useCase, request, from: caller, under: key) { result in
            switch result {
            case .success(let response): encode(response).stored
            case .failure(let refusal): refused(refusal, 1).stored
            }
        }
        return StatusReply(stored: stored)
    }
}
