import Domain
import UseCases

/// Decodes and encodes the v2 order call.
enum V2Order {
    static func decode(_ message: V2Message) -> PlaceOrder.Request {
        let lines = (message["orderItems"]?.elements ?? []).map { item in
            LineForm { field in
                let texts = field.jsonNames.compactMap { item[$0]?.text }
                // The invoice shows an item's name and description as one text.
                return texts.isEmpty ? nil : texts.uniqued().joined(separator: ", ")
            }
        }
        return PlaceOrder.Request(caller: message.caller, form: OrderForm(message.text, lines: lines))
    }

    static func encode(_ placed: PlaceOrder.Placed) -> ResultReply {
        .message("200", verdict: placed.verdict) { json in
            json.member("description", "Order successfully added")
            json.member("invoice", placed.invoiceNumber.text)
        }
    }
}
