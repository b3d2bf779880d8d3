import Domain
import UseCases

/// FILE: where is this order's invoice?
enum V1File {
    static func decode(_ message: V1Message) -> FindInvoiceURL.Request {
        FindInvoiceURL.Request(caller: message.caller, reference: message.orderReference())
    }

    static func encode(_ address: String) -> V1Reply {
        .message("200") { $0.element("DESCRIPTION", address) }
    }
}
