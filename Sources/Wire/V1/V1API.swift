import Domain
package import UseCases

/// Legacy XML API: request bytes to response bytes, for any input.
package struct V1API: Sendable {
    private let platform: Platform
    private let limits: RateLimiter
    private let example: V1DocumentedExample?

    package init(_ platform: Platform, limits: RateLimiter) {
        self.platform = platform
        self.limits = limits
        example = platform.environment == .sandbox ? V1DocumentedExample() : nil
    }

    /// - Parameters:
    ///   - body: the request; `nil` if it exceeded the size limit.
    ///   - address: the client's IP address, for the limit on wrong credentials.
    ///   - onError: called with an internal error, for the log; the client gets code 603.
    package func respond(
        _ call: V1Call, to body: [UInt8]?, from address: String?, onError: (any Error) -> Void
    ) async -> V1Reply {
        do {
            guard let body else { throw Refusal(.unreadableMessage) }
            let message = try V1Message(body, for: call, example: example)
            if case .refused(let allowance) = try await limits.admit(message.caller, from: address) {
                // Status has its own code for this; the other calls send HTTP status 429 too.
                return tooMany(allowance.secondsUntilAvailable, call, usesHTTPStatus: call != .status)
            }
            return try await handle(message, of: call)
        } catch let refusal as Refusal {
            if let violation = call.catalogue.violation(by: refusal) { onError(violation) }
            return .error(refusal, in: call.catalogue)
        } catch let excess as WrongCredentialLimit.Exceeded {
            return tooMany(excess.retryAfter, call, usesHTTPStatus: true)
        } catch {
            onError(error)
            var reply = V1Reply.error(Refusal(.internalFailure), in: call.catalogue)
            if error is any TransientError { reply.postponement = .unavailable }
            return reply
        }
    }

    private func handle(_ message: V1Message, of call: V1Call) async throws -> V1Reply {
        switch call {
        case .check:
            try await V1Check.encode(CheckCredit(platform)(V1Check.decode(message)))
        case .order:
            try await V1Order.encode(PlaceOrder(platform)(V1Order.decode(message)))
        case .status:
            try await V1Status.encode(GetOrderInfo(platform)(V1Status.decode(message)))
        case .startWorkflow:
            try await V1StartWorkflow.encode(StartWorkflow(platform)(V1StartWorkflow.decode(message)))
        case .credit:
            try await V1Credit.encode(ApplyCredit(platform)(V1Credit.decode(message)))
        case .payment:
            try await V1Payment.encode(RegisterMerchantPayment(platform)(V1Payment.decode(message)))
        case .onHold:
            try await V1OnHold.encode(pauseOrResume(message))
        case .message:
            try await V1OnHold.encode(post(message))
        case .file:
            try await V1File.encode(FindInvoiceURL(platform)(V1File.decode(message)))
        }
    }

    private func pauseOrResume(_ message: V1Message) async throws -> String {
        guard V1OnHold.isResume(message) else {
            return ReplyMessages.held(until: try await HoldOrder(platform)(V1OnHold.decodeHold(message)))
        }
        return ReplyMessages.resumed(wasHeld: try await ResumeOrder(platform)(V1OnHold.decodeResume(message)))
    }

    private func post(_ message: V1Message) async throws -> String {
        try await PostMessage(platform)(V1PostMessage.decode(message))
        return ReplyMessages.messageAdded
    }

    private func tooMany(_ seconds: Int, _ call: V1Call, usesHTTPStatus: Bool) -> V1Reply {
        var reply = V1Reply.error(Refusal(.rateLimitExceeded), in: call.catalogue)
        if usesHTTPStatus { reply.postponement = .tooManyRequests(retryAfter: seconds) }
        return reply
    }

    /// Response for an unknown path.
    package static var unknownCall: V1Reply {
        .error(Refusal(.unknownAction), in: .check)
    }
}
