import Domain
import UseCases

/// MESSAGE: something to know about this order.
enum V1PostMessage {
    static func decode(_ message: V1Message) -> PostMessage.Request {
        PostMessage.Request(
            caller: message.caller, reference: message.orderReference(), text: message.text("MESSAGE"))
    }
}
