import Domain
package import UseCases

/// JSON API about checkout sessions: request bytes to response bytes, for any input.
package struct V2SessionAPI: Sendable {
    private let platform: Platform
    private let calls: StatusCallHandler

    package init(_ platform: Platform, limits: RateLimiter) {
        self.platform = platform
        calls = StatusCallHandler(platform, limits: limits)
    }

    package func respond(_ call: V2SessionCall, to request: StatusCallRequest) async -> StatusReply {
        let read = { (body: [UInt8]) throws(Refusal) in try V2SessionMessage(body, for: call) }
        return await calls.respond(to: request, decode: read) { message in
            switch call {
            case .create:
                return try await create(message, under: request.key(for: call.rawValue))
            case .status: return try await status(message)
            case .webshopSettings: return try await webshopSettings(message)
            }
        }
    }

    private func create(_ message: V2SessionMessage, under key: IdempotentRequest.IdempotencyKey?) async throws
        -> StatusReply
    {
        let useCase = CreateSession(platform)
        let request = CreateSession.Request(caller: message.caller, form: message.form())
        let problems = useCase.credentialProblems(request)
        guard problems.isEmpty else { return V2SessionReplies.reply(to: problems) }
        let dutchTime = platform.dutchTime
        return try await calls.run(useCase, request, from: message.caller, under: key) {
            V2SessionReplies.reply(to: $0, in: dutchTime)
        }
    }

    private func status(_ message: V2SessionMessage) async throws -> StatusReply {
        try message.caller.requireCredentials()
        guard let name = message.sessionName else { throw Refusal(.missingSessionID) }
        return .success(status: try await GetSessionStatus(platform)(name, from: message.caller).rawValue)
    }

    private func webshopSettings(_ message: V2SessionMessage) async throws -> StatusReply {
        try message.caller.requireCredentials()
        let settings = try await ShowWebshopSettings(platform)(message.caller)
        return .success { json in
            json.member("whitelist", settings.isTrustScoreEnabled)
            json.member("minimum_paid_orders", Int64(settings.minimumPaidOrders))
            json.member("period", Int64(settings.periodDays))
            json.member("total_amount_higher_than", settings.minTotalExclusive)
        }
    }
}
