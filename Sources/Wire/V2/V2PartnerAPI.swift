import Domain
package import UseCases

/// The JSON API for partners: bytes in, bytes out, whatever the bytes are.
package struct V2PartnerAPI: Sendable {
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
        _ call: V2PartnerCall, to body: [UInt8]?, from address: String?, idempotencyKey: String?,
        report: (any Error) -> Void
    ) async -> Family2Reply {
        await calls.answer(body, from: address, read: V2PartnerMessage.init, report: report) { message in
            try message.caller.insistOnCredentials()
            let key = try (call.changesSomething ? idempotencyKey : nil).map { text throws(Refusal) in
                try Once.Key(text, call: call.rawValue, body: body ?? [])
            }
            return try await answer(call, to: message, under: key)
        }
    }

    private func answer(
        _ call: V2PartnerCall, to message: V2PartnerMessage, under key: Once.Key?
    ) async throws -> Family2Reply {
        let dutchTime = platform.dutchTime
        switch call {
        case .list:
            return V2PartnerText.reply(to: try await ListOwnMerchants(platform)(message.listRequest), in: dutchTime)
        case .create:
            let request = CreateMerchant.Request(caller: message.caller, form: message.form())
            return try await calls.run(
                CreateMerchant(platform), request, from: message.caller, under: key, refused: V2PartnerText.refused,
                V2PartnerText.reply)
        case .info, .update, .rotateID, .deactivate, .reactivate:
            guard let username = message.username else { return V2PartnerText.missingUsername }
            return try await answer(call, about: username, message, under: key)
        }
    }

    private func answer(
        _ call: V2PartnerCall, about username: String, _ message: V2PartnerMessage, under key: Once.Key?
    ) async throws -> Family2Reply {
        let (caller, dutchTime) = (message.caller, platform.dutchTime)
        let name = MerchantName(caller: caller, username: username)
        switch call {
        case .update:
            let request = UpdateMerchant.Request(caller: caller, username: username, form: message.form())
            return try await calls.run(UpdateMerchant(platform), request, from: caller, under: key) {
                V2PartnerText.reply(to: $0, in: dutchTime)
            }
        case .rotateID:
            return try await calls.run(RenewClientID(platform), name, from: caller, under: key) {
                V2PartnerText.reply(newClientID: $0, of: username)
            }
        case .deactivate, .reactivate:
            let isActive = call == .reactivate
            let request = SetMerchantActive.Request(name, isActive: isActive)
            return try await calls.run(SetMerchantActive(platform), request, from: caller, under: key) {
                V2PartnerText.reply(active: isActive, username)
            }
        case .info, .create, .list:
            return V2PartnerText.reply(with: try await ShowMerchant(platform)(username, for: caller), in: dutchTime)
        }
    }
}
