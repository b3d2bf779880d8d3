import Domain
import UseCases

/// A message that says who sends it.
protocol SignedMessage {
    var caller: Caller { get }
}

extension V2Message: SignedMessage {}
extension V2SessionMessage: SignedMessage {}
extension V2PartnerMessage: SignedMessage {}

/// What the calls of the second family have in common: reading, the request limit, work done once under a key, and a
/// reply whatever happens.
struct Family2Calls: Sendable {
    private let limits: RequestLimits
    private let once: Once

    init(_ platform: Platform, limits: RequestLimits) {
        self.limits = limits
        once = Once(platform)
    }

    /// - Parameters:
    ///   - address: the caller's, for the limit on wrong credentials.
    ///   - refused: the reply that says why not, and after how many seconds a request that came too early may come
    ///     again.
    ///   - report: told of an error that is the platform's own.
    func answer<Message: SignedMessage>(
        _ body: [UInt8]?, from address: String?, read: ([UInt8]) throws(Refusal) -> Message,
        refused: (_ refusal: Refusal, _ retryAfter: Int) -> Family2Reply = Family2Reply.refused,
        report: (any Error) -> Void, work: (Message) async throws -> Family2Reply
    ) async -> Family2Reply {
        var allowance: RequestAllowance?
        var reply: Family2Reply
        do {
            guard let body else { throw Refusal(.unreadableMessage) }
            let message = try read(body)
            try await limits.insist(on: message.caller, from: address, leaving: &allowance)
            reply = try await work(message)
        } catch let refusal as Refusal {
            reply = refused(refusal, allowance?.secondsUntilOne ?? 1)
            if reply.status >= 500, refusal.reason != .internalFailure {
                report(InvariantViolation("The call has no reply for the refusal \(refusal.reason.rawValue)."))
            }
        } catch let excess as WrongCredentialLimit.Exceeded {
            reply = refused(Refusal(.requestLimitExceeded), excess.retryAfter)
        } catch {
            report(error)
            reply = .breakdown(error)
        }
        reply.allowance = allowance
        return reply
    }

    /// Does what was asked, once if it came under a key; then refusals are kept too.
    func run<Case: MerchantRequest>(
        _ useCase: Case, _ request: Case.Request, from caller: Caller, under key: Once.Key?,
        refused: @escaping @Sendable (_ refusal: Refusal, _ retryAfter: Int) -> Family2Reply = Family2Reply.refused,
        _ encode: @escaping @Sendable (Case.Answer) -> Family2Reply
    ) async throws -> Family2Reply {
        guard let key else { return try await encode(useCase(request)) }
        let kept = try await once(useCase, request, from: caller, under: key) { result in
            switch result {
            case .success(let answer): encode(answer).kept
            case .failure(let refusal): refused(refusal, 1).kept
            }
        }
        return Family2Reply(kept)
    }
}
