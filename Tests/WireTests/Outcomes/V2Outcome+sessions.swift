import Domain

@testable import UseCases
@testable import Wire

extension V2Outcome {
    static func of(_ bytes: [UInt8], as call: V2SessionCall) throws(InvariantViolation) -> String {
        let message: V2SessionMessage
        do throws(Refusal) {
            message = try V2SessionMessage(bytes, for: call)
        } catch {
            try check(StatusReply.refused(error, retryAfter: 1).body)
            return error.reason.rawValue
        }
        if call == .create {
            let parsed = try CreateSession.Request(caller: message.caller, form: message.form()).parsed()
            try check(V2SessionReplies.reply(to: parsed.problems).body)
            return parsed.text
        }
        do throws(Refusal) {
            try message.caller.requireCredentials()
        } catch {
            try check(StatusReply.refused(error, retryAfter: 1).body)
            return error.reason.rawValue
        }
        switch message.sessionName {
        case .token(let token): return "session \(token.hash.prefix(8))"
        case .invoiceNumber(let number): return "session of \(number)"
        case nil: return "no session"
        }
    }

    /// The address that a call about webhooks names.
    static func ofWebhook(_ bytes: [UInt8]) -> String {
        do throws(Refusal) {
            let message = try V2Message(bytes)
            return SetWebhook.Request(
                caller: message.caller, subject: .order, url: message.text("url"), isSigned: false
            ).parsed.text
        } catch {
            return error.reason.rawValue
        }
    }

    /// Outcome of the sandbox calls: by how much the clock moves, and which amount is paid.
    static func ofSandbox(_ bytes: [UInt8]) -> String {
        do throws(SandboxMessage.InvalidMessage) {
            let message = try SandboxMessage(bytes)
            let move = (try? message.move())?.mark ?? "-"
            let number = (try? message.invoiceNumber()) ?? "-"
            return "move \(move), pay \((try? message.amount())?.description ?? "-") on \(number)"
        } catch {
            return error.message
        }
    }
}

extension PlatformClock.Advance {
    fileprivate var mark: String {
        switch self {
        case .days(let count): "\(count) days"
        case .hours(let count): "\(count) hours"
        case .to(let moment): "to \(moment.milliseconds)"
        }
    }
}
