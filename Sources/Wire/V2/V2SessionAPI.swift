import Domain
package import UseCases

/// The JSON API about checkout sessions: bytes in, bytes out, whatever the bytes are.
package struct V2SessionAPI: Sendable {
    private let platform: Platform
    private let calls: Family2Calls

    package init(_ platform: Platform, limits: RequestLimits) {
        self.platform = platform
        calls = Family2Calls(platform, limits: limits)
    }

    /// - Parameters:
    ///   - body: the request; `nil` when it was too large to be read.
    ///   - address: the caller's, for the limit on wrong credentials.
    ///   - idempotencyKey: as it was sent.
    ///   - report: told of an error that is the platform's own.
    package func answer(
        _ call: V2SessionCall, to body: [UInt8]?, from address: String?, idempotencyKey: String?,
        report: (any Error) -> Void
    ) async -> Family2Reply {
        let read = { (body: [UInt8]) throws(Refusal) in try V2SessionMessage(body, for: call) }
        return await calls.answer(body, from: address, read: read, report: report) { message in
            switch call {
            case .create:
                let key = try idempotencyKey.map { text throws(Refusal) in
                    try Once.Key(text, call: call.rawValue, body: body ?? [])
                }
                return try await create(message, under: key)
            case .status: return try await status(message)
            case .webshopSettings: return try await webshopSettings(message)
            }
        }
    }

    private func create(_ message: V2SessionMessage, under key: Once.Key?) async throws -> Family2Reply {
        let useCase = CreateSession(platform)
        let request = CreateSession.Request(caller: message.caller, form: message.form())
        let problems = useCase.problemsOfNobody(request)
        guard problems.isEmpty else { return V2SessionText.reply(to: problems) }
        let dutchTime = platform.dutchTime
        return try await calls.run(useCase, request, from: message.caller, under: key) {
            V2SessionText.reply(to: $0, in: dutchTime)
        }
    }

    private func status(_ message: V2SessionMessage) async throws -> Family2Reply {
        try message.caller.insistOnCredentials()
        guard let name = message.sessionName else { throw Refusal(.missingSessionID) }
        return .success(status: try await SessionStatus(platform)(name, from: message.caller).rawValue)
    }

    private func webshopSettings(_ message: V2SessionMessage) async throws -> Family2Reply {
        try message.caller.insistOnCredentials()
        let settings = try await ShowWebshopSettings(platform)(message.caller)
        return .success { json in
            json.member("whitelist", settings.whitelist)
            json.member("minimum_paid_orders", Int64(settings.minimumPaidOrders))
            json.member("period", Int64(settings.period))
            json.member("total_amount_higher_than", settings.totalAmountHigherThan)
        }
    }
}
