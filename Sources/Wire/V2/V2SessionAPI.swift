import Domain
package import UseCases

/// The JSON API about checkout sessions: bytes in, bytes out, whatever the bytes are.
package struct V2SessionAPI: Sendable {
    private let platform: Platform
    private let limits: RequestLimits
    private let once: Once

    package init(_ platform: Platform, limits: RequestLimits) {
        self.platform = platform
        self.limits = limits
        once = Once(platform)
    }

    /// - Parameters:
    ///   - body: the request; `nil` when it was too large to be read.
    ///   - idempotencyKey: as it was sent.
    ///   - report: told of an error that is the platform's own.
    package func answer(
        _ call: V2SessionCall, to body: [UInt8]?, idempotencyKey: String?, report: (any Error) -> Void
    ) async -> Family2Reply {
        var allowance: RequestAllowance?
        var reply: Family2Reply
        do {
            guard let body else { throw Refusal(.unreadableMessage) }
            let message = try V2SessionMessage(body, for: call)
            try await limits.insist(on: message.caller, leaving: &allowance)
            switch call {
            case .create:
                let key = try idempotencyKey.map { text throws(Refusal) in
                    try Once.Key(text, call: call.rawValue, body: body)
                }
                reply = try await create(message, under: key)
            case .status: reply = try await status(message)
            case .webshopSettings: reply = try await webshopSettings(message)
            }
        } catch let refusal as Refusal {
            if refusal.reason == .internalFailure { report(refusal) }
            reply = V2SessionText.reply(to: refusal, retryAfter: allowance?.secondsUntilOne ?? 1)
        } catch {
            report(error)
            reply = .breakdown(error)
        }
        reply.allowance = allowance
        return reply
    }

    private func create(_ message: V2SessionMessage, under key: Once.Key?) async throws -> Family2Reply {
        let useCase = CreateSession(platform)
        let request = CreateSession.Request(caller: message.caller, form: message.form())
        let problems = useCase.problemsOfNobody(request)
        guard problems.isEmpty else { return V2SessionText.reply(to: problems) }
        let dutchTime = platform.dutchTime
        guard let key else { return try await V2SessionText.reply(to: useCase(request), in: dutchTime) }
        return Family2Reply(
            try await once(useCase, request, from: message.caller, under: key) { result in
                switch result {
                case .success(let answer): V2SessionText.reply(to: answer, in: dutchTime).kept
                case .failure(let refusal): V2SessionText.reply(to: refusal, retryAfter: 1).kept
                }
            })
    }

    private func status(_ message: V2SessionMessage) async throws -> Family2Reply {
        try message.insistOnCredentials()
        guard let name = message.sessionName else { throw Refusal(.missingSessionID) }
        return .success(status: try await SessionStatus(platform)(name, from: message.caller).rawValue)
    }

    private func webshopSettings(_ message: V2SessionMessage) async throws -> Family2Reply {
        try message.insistOnCredentials()
        let settings = try await ShowWebshopSettings(platform)(message.caller)
        return .success { json in
            json.member("whitelist", settings.whitelist)
            json.member("minimum_paid_orders", Int64(settings.minimumPaidOrders))
            json.member("period", Int64(settings.period))
            json.member("total_amount_higher_than", settings.totalAmountHigherThan)
        }
    }
}
