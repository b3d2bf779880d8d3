import Domain
import UseCases

/// Decodes and encodes the v1 order call.
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

    static func encode(_ placed: PlaceOrder.Placed) -> V1Reply {
        .message("200", verdict: placed.verdict) { writer in
            writer.element("DESCRIPTION", "Order successfully added")
            writer.element("INVOICE", placed.invoiceNumber.text)
        }
    }
}
