import Domain
import UseCases

/// Decodes and encodes the v2 on-hold, resume and message calls, which return one sentence.
enum V2Confirmation {
    static func decodeHold(_ message: V2Message) -> HoldOrder.Request {
        HoldOrder.Request(caller: message.caller, reference: message.orderReference(), days: message.text("days"))
    }

    static func decodeResume(_ message: V2Message) -> ResumeOrder.Request {
        ResumeOrder.Request(caller: message.caller, reference: message.orderReference())
    }

    static func decodeMessage(_ message: V2Message) -> PostMessage.Request {
        PostMessage.Request(
            caller: message.caller, reference: message.orderReference(), text: message.text("message"))
    }

    static func encode(_ description: String) -> ResultReply {
        .message("200") { $0.member("description", description) }
    }
}
