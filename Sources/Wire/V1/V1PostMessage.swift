import Domain
import UseCases

/// Decodes the v1 message call.
enum V1PostMessage {
    static func decode(_ message: V1Message) -> PostMessage.Request {
        PostMessage.Request(
            caller: message.caller, reference: message.orderReference(), text: message.text("MESSAGE"))
    }
}
