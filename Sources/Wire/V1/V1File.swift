import Domain
import UseCases

/// Decodes and encodes the v1 file call, which returns the URL of an invoice.
enum V1File {
    static func decode(_ message: V1Message) -> FindInvoiceURL.Request {
        FindInvoiceURL.Request(caller: message.caller, reference: message.orderReference())
    }

    static func encode(_ address: String) -> V1Reply {
        .message("200") { $0.element("DESCRIPTION", address) }
    }
}
