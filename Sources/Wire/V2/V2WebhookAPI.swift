import Domain
package import UseCases

/// The calls of the JSON API about webhooks, by their path below `/v2` (`webhooks.md`).
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

    var subject: Webhook.Subject {
        switch self {
        case .generateSecret, .setOrder, .setSignedOrder, .disableOrder, .disableSignedOrder: .order
        case .setSession, .setSignedSession, .disableSession, .disableSignedSession: .session
        }
    }

    var isSigned: Bool {
        switch self {
        case .setSignedOrder, .setSignedSession: true
        default: false
        }
    }
}

/// The JSON API about webhooks: bytes in, bytes out, whatever the bytes are.
package struct V2WebhookAPI: Sendable {
    private let platform: Platform
    private let limits: RequestLimits

    package init(_ platform: Platform, limits: RequestLimits) {
        self.platform = platform
        self.limits = limits
    }

    /// - Parameters:
    ///   - body: the request; `nil` when it was too large to be read.
    ///   - report: told of an error that is the platform's own.
    package func answer(
        _ call: V2WebhookCall, to body: [UInt8]?, report: (any Error) -> Void
    ) async -> Family2Reply {
        var allowance: RequestAllowance?
        var reply: Family2Reply
        do {
            guard let body else { throw Refusal(.unreadableMessage) }
            let message = try V2Message(body)
            try await limits.insist(on: message.caller, leaving: &allowance)
            reply = try await answer(call, to: message)
        } catch let refusal as WebhookRefusal {
            reply = .failure(refusal == .unknownClient ? 404 : 400, refusal.sentence)
        } catch let refusal as Refusal {
            reply = V2SessionText.reply(to: refusal, retryAfter: allowance?.secondsUntilOne ?? 1)
        } catch {
            report(error)
            reply = .breakdown(error)
        }
        reply.allowance = allowance
        return reply
    }

    private func answer(_ call: V2WebhookCall, to message: V2Message) async throws -> Family2Reply {
        switch call {
        case .generateSecret:
            let secret = try await GenerateWebhookSecret(platform)(message.caller)
            return .success { json in
                json.member("message", "Webhook V3 secret is generated successfully")
                json.member("secret", secret)
            }
        case .setOrder, .setSession, .setSignedOrder, .setSignedSession:
            try await SetWebhook(platform)(
                .init(
                    caller: message.caller, subject: call.subject, url: message.text("url"), isSigned: call.isSigned))
            return .success { $0.member("message", "Webhook has been set") }
        case .disableOrder, .disableSession, .disableSignedOrder, .disableSignedSession:
            try await DisableWebhook(platform)(.init(caller: message.caller, subject: call.subject))
            return .success { $0.member("message", "Webhook has been disabled") }
        }
    }
}

extension WebhookRefusal {
    /// As the documentation words it.
    fileprivate var sentence: String {
        switch self {
        case .missingUsername: "billinkUsername parameter missing"
        case .missingClientID: "billinkID parameter missing"
        case .unknownClient: "Client not found"
        case .missingURL: "url parameter is empty"
        case .wrongURL: "Invalid url parameter"
        case .missingSecret: "Webhook signing secret is not set. Please, generate the secret first"
        }
    }
}
