import Domain
import UseCases

/// Decodes and encodes the v2 payment call.
enum V2Payment {
    static func decode(_ message: V2Message) -> RegisterMerchantPayment.Request {
        RegisterMerchantPayment.Request(
            caller: message.caller,
            items: message.orderReferences()?.map { reference, entry in
                RegisterMerchantPayment.Item(
                    reference: reference, amount: entry["amount"]?.amountText, description: entry["description"]?.text)
            })
    }

    static func encode(_ outcomes: [ItemOutcome<RegisterMerchantPayment.RegisteredPayment>]) -> ResultReply {
        let items = outcomes.map {
            ReplyItem($0, in: .payment, explains: true) { (ReplyMessages.registered($0), "200") }
        }
        return .items(items, in: "invoices")
    }
}
