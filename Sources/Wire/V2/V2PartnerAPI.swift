import Domain
package import UseCases

/// JSON API for partners: request bytes to response bytes, for any input.
package struct V2PartnerAPI: Sendable {
    private let platform: Platform
    private let calls: StatusCallHandler

    package init(_ platform: Platform, limits: RateLimiter) {
        self.platform = platform
        calls = StatusCallHandler(platform, limits: limits)
    }

    package func respond(_ call: V2PartnerCall, to request: StatusCallRequest) async -> StatusReply {
        await calls.respond(to: request, decode: V2PartnerMessage.init) { message in
            try message.caller.requireCredentials()
            let key = call.isMutating ? try request.key(for: call.rawValue) : nil
            return try await respond(call, to: message, under: key)
        }
    }

    private func respond(
        _ call: V2PartnerCall, to message: V2PartnerMessage, under key: IdempotentRequest.IdempotencyKey?
    ) async throws -> StatusReply {
        let dutchTime = platform.dutchTime
        switch call {
        case .list:
            return V2PartnerReplies.reply(
                to: try await ListPartnerMerchants(platform)(message.listRequest), in: dutchTime)
        case .create:
            let request = CreatePartnerMerchant.Request(caller: message.caller, form: message.form())
            return try await calls.run(
                CreatePartnerMerchant(platform), request, from: message.caller, under: key,
                refused: V2PartnerReplies.refused,
                V2PartnerReplies.reply)
        case .info, .update, .rotateID, .deactivate, .reactivate:
            guard let username = message.username else { return V2PartnerReplies.missingUsername }
            return try await respond(call, about: username, message, under: key)
        }
    }

    private func respond(
        _ call: V2PartnerCall, about username: String, _ message: V2PartnerMessage,
        under key: IdempotentRequest.IdempotencyKey?
    ) async throws -> StatusReply {
        let (caller, dutchTime) = (message.caller, platform.dutchTime)
        let name = PartnerMerchantReference(caller: caller, username: username)
        switch call {
        case .update:
            let request = UpdatePartnerMerchant.Request(caller: caller, username: username, form: message.form())
            return try await calls.run(UpdatePartnerMerchant(platform), request, from: caller, under: key) {
                V2PartnerReplies.reply(to: $0, in: dutchTime)
            }
        case .rotateID:
            return try await calls.run(RotatePartnerMerchantClientID(platform), name, from: caller, under: key) {
                V2PartnerReplies.reply(newClientID: $0, of: username)
            }
        case .deactivate, .reactivate:
            let isActive = call == .reactivate
            let request = SetPartnerMerchantActive.Request(name, isActive: isActive)
            return try await calls.run(SetPartnerMerchantActive(platform), request, from: caller, under: key) {
                V2PartnerReplies.reply(active: isActive, username)
            }
        case .info, .create, .list:
            return V2PartnerReplies.reply(
                with: try await ShowPartnerMerchant(platform)(username, for: caller), in: dutchTime)
        }
    }
}
