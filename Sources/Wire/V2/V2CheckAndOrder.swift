import Domain
import UseCases

/// Decodes and encodes the v2 credit check.
enum V2Check {
    static func decode(_ message: V2Message) -> CheckCredit.Request {
        CheckCredit.Request(caller: message.caller, form: CheckForm(message.text))
    }

    static func encode(_ response: CheckCredit.Response) -> ResultReply {
        switch response {
        case .approved(let uuid):
            .message("500", verdict: .approved) { json in
                json.member("description", "Advies=1")
                json.member("uuid", uuid)
            }
        case .rejected(let verdict):
            .message("501", verdict: verdict) { $0.member("description", "Advies=0") }
        }
    }
}

/// Decodes and encodes the v2 order call.
enum V2Order {
    static func decode(_ message: V2Message) -> PlaceOrder.Request {
        let lines = (message["orderItems"]?.elements ?? []).map { item in
            LineForm { field in
                let texts = field.jsonNames.compactMap { item[$0]?.text }
                // An item's name and its description are one text on the invoice.
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
