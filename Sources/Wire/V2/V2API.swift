import Domain
package import UseCases

/// JSON API about checks and orders: request bytes to response bytes, for any input.
package struct V2API: Sendable {
    private let platform: Platform
    private let limits: RateLimiter
    private let once: IdempotentRequest

    package init(_ platform: Platform, limits: RateLimiter) {
        self.platform = platform
        self.limits = limits
        once = IdempotentRequest(platform)
    }

    /// - Parameters:
    ///   - body: the request; `nil` if it exceeded the size limit.
    ///   - address: the client's IP address, for the limit on wrong credentials.
    ///   - idempotencyKey: value of the header `Idempotency-Key`.
    ///   - onError: called with an internal error, for the log; the client gets code 603.
    package func respond(
        _ call: V2Call, to body: [UInt8]?, from address: String?, idempotencyKey: String?,
        onError: (any Error) -> Void
    ) async -> ResultReply {
        var allowance: TokenBucket?
        var reply: ResultReply
        do {
            guard let body else { throw Refusal(.unreadableMessage) }
            let message = try V2Message(body)
            try await limits.requireAdmission(of: message.caller, from: address, remaining: &allowance)
            // A read-only call needs no idempotency.
            let key = try (call == .info ? nil : idempotencyKey).map { text throws(Refusal) in
                try IdempotentRequest.IdempotencyKey(text, call: call.rawValue, body: body)
            }
            reply = try await respond(Request(call: call, message: message, key: key))
        } catch let refusal as Refusal {
            if let violation = call.catalogue.violation(by: refusal) { onError(violation) }
            reply = .error(refusal, in: call.catalogue)
            // Info has its own code for this; the other calls send HTTP status 429 too.
            if refusal.reason == .rateLimitExceeded, call != .info {
                reply.postponement = .tooManyRequests(retryAfter: allowance?.secondsUntilAvailable ?? 1)
            }
        } catch let excess as WrongCredentialLimit.Exceeded {
            reply = .error(Refusal(.rateLimitExceeded), in: call.catalogue)
            reply.postponement = .tooManyRequests(retryAfter: excess.retryAfter)
        } catch {
            onError(error)
            reply = .error(Refusal(.internalFailure), in: call.catalogue)
            if error is any TransientError { reply.postponement = .unavailable }
        }
        reply.allowance = allowance
        return reply
    }

    private struct Request {
        let call: V2Call
        let message: V2Message
        let key: IdempotentRequest.IdempotencyKey?
    }

    private func respond(_ request: Request) async throws -> ResultReply {
        let message = request.message
        return switch request.call {
        case .check:
            try await run(CheckCredit(platform), V2Check.decode(message), for: request, V2Check.encode)
        case .order:
            try await run(PlaceOrder(platform), V2Order.decode(message), for: request, V2Order.encode)
        case .info:
            try await V2Info.encode(GetOrderInfo(platform)(V2Info.decode(message)))
        case .startWorkflow:
            try await run(
                StartWorkflow(platform), V2StartWorkflow.decode(message), for: request, V2StartWorkflow.encode)
        case .credit:
            try await run(ApplyCredit(platform), V2Credit.decode(message), for: request, V2Credit.encode)
        case .payment:
            try await run(RegisterMerchantPayment(platform), V2Payment.decode(message), for: request, V2Payment.encode)
        case .onHold:
            try await run(HoldOrder(platform), V2Confirmation.decodeHold(message), for: request) {
                V2Confirmation.encode(ReplyMessages.held(until: $0))
            }
        case .resume:
            try await run(ResumeOrder(platform), V2Confirmation.decodeResume(message), for: request) {
                V2Confirmation.encode(ReplyMessages.resumed(wasHeld: $0))
            }
        case .message:
            try await run(PostMessage(platform), V2Confirmation.decodeMessage(message), for: request) {
                V2Confirmation.encode(ReplyMessages.messageAdded)
            }
        }
    }

    /// Executes a use case, at most once for each idempotency key.
    private func run<Case: MerchantUseCase>(
        _ useCase: Case, _ caseRequest: Case.Request, for request: Request,
        _ encode: @escaping @Sendable (Case.Response) -> ResultReply
    ) async throws -> ResultReply {
        guard let key = request.key else { return try await encode(useCase(caseRequest)) }
        let catalogue = request.call.catalogue
        let stored = try await once(useCase, caseRequest, from: request.message.caller, under: key) { result in
            switch result {
            case .success(let response): encode(response).stored
            case .failure(let refusal): ResultReply.error(refusal, in: catalogue).stored
            }
        }
        return ResultReply(stored: stored)
    }
}
