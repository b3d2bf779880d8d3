import Domain
import UseCases

/// ORDER: take this order in.
enum V1Order {
    static func decode(_ message: V1Message) -> PlaceOrder.Request {
        let lines = (message.entries(of: "ORDERITEMS") ?? []).map { entry in
            LineForm { field in
                for name in field.elementNames {
                    if let text = entry.text(name) { return text }
                }
                return nil
            }
        }
        return PlaceOrder.Request(caller: message.caller, form: OrderForm(message.text, lines: lines))
    }

    static func encode(_ invoiceNumber: InvoiceNumber) -> V1Reply {
        .message("200") { writer in
            writer.element("DESCRIPTION", "Order successfully added")
            writer.element("INVOICE", invoiceNumber.text)
        }
    }
}
