package import Domain
package import UseCases

/// v2 calls about webhooks, by their path below `/v2` (docs/spec/webhooks.md).
package enum V2WebhookCall: String, Sendable, CaseIterable {
    case generateSecret = "client/webhook-v3/secret/generate"
    case setOrder = "client/webhook/set"
    case setSession = "session/webhook/set"
    case setSignedOrder = "client/webhook-v3/set"
    case setSignedSession = "session/webhook-v3/set"
    case disableOrder = "client/webhook/disable"
    case disableSession = "session/webhook/disable"
    case disableSignedOrder = "client/webhook-v3/disable"
    case disableSignedSession = "session/webhook-v3/disable"

    package var subject: Webhook.Topic {
        switch self {
        case .generateSecret, .setOrder, .setSignedOrder, .disableOrder, .disableSignedOrder: .order
        case .setSession, .setSignedSession, .disableSession, .disableSignedSession: .session
        }
    }

    package var isSigned: Bool {
        switch self {
        case .setSignedOrder, .setSignedSession: true
        default: false
        }
    }
}

/// JSON API about webhooks: request bytes to response bytes, for any input.
package struct V2WebhookAPI: Sendable {
    private let platform: Platform
    private let calls: StatusCallHandler

    package init(_ platform: Platform, limits: RateLimiter) {
        self.platform = platform
        calls = StatusCallHandler(platform, limits: limits)
    }

    package func respond(_ call: V2WebhookCall, to request: StatusCallRequest) async -> StatusReply {
        await calls.respond(to: request, decode: V2Message.init, onRefusal: Self.refused) { message in
            try message.caller.requireCredentials()
            return try await respond(call, to: message, under: request.key(for: call.rawValue))
        }
    }

    private func respond(
        _ call: V2WebhookCall, to message: V2Message, under key: IdempotentRequest.IdempotencyKey?
    ) async throws -> StatusReply {
        let caller = message.caller
        switch call {
        case .generateSecret:
            return try await run(GenerateWebhookSecret(platform), caller, from: caller, under: key) { secret in
                .success(showsSecret: true) { json in
                    json.member("message", "Webhook V3 secret is generated successfully")
                    json.member("secret", secret)
                }
            }
        case .setOrder, .setSession, .setSignedOrder, .setSignedSession:
            let request = SetWebhook.Request(
                caller: caller, subject: call.subject, url: message.text("url"), isSigned: call.isSigned)
            return try await run(SetWebhook(platform), request, from: caller, under: key) {
                .success { $0.member("message", "Webhook has been set") }
            }
        case .disableOrder, .disableSession, .disableSignedOrder, .disableSignedSession:
            let request = DisableWebhook.Request(caller: caller, subject: call.subject)
            return try await run(DisableWebhook(platform), request, from: caller, under: key) {
                .success { $0.member("message", "Webhook has been disabled") }
            }
        }
    }

    private func run<Case: MerchantUseCase>(
        _ useCase: Case, _ request: Case.Request, from caller: Caller, under key: IdempotentRequest.IdempotencyKey?,
        _ encode: @escaping @Sendable (Case.Response) -> StatusReply
    ) async throws -> StatusReply {
        try await calls.run(useCase, request, from: caller, under: key, refused: Self.refused, encode)
    }

    /// Encodes a refusal with the statuses and messages of the contract.
    private static func refused(_ refusal: Refusal, retryAfter seconds: Int) -> StatusReply {
        switch refusal.reason {
        case .missingUsername: .failure(400, "billinkUsername parameter missing", of: refusal)
        case .missingClientID: .failure(400, "billinkID parameter missing", of: refusal)
        case .unknownUsername, .invalidClientID: .failure(404, "Client not found", of: refusal)
        case .missingWebhookURL: .failure(400, "url parameter is empty", of: refusal)
        case .invalidWebhookURL: .failure(400, "Invalid url parameter", of: refusal)
        case .missingWebhookSecret:
            .failure(400, "Webhook signing secret is not set. Please, generate the secret first", of: refusal)
        default: .refused(refusal, retryAfter: seconds)
        }
    }
}
