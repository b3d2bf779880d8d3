import Domain
import UseCases

/// Decodes and encodes the v1 payment call.
enum V1Payment {
    static func decode(_ message: V1Message) -> RegisterMerchantPayment.Request {
        RegisterMerchantPayment.Request(
            caller: message.caller,
            items: message.orderReferences()?.map { reference, entry in
                RegisterMerchantPayment.Item(
                    reference: reference, amount: entry.text("AMOUNT"), description: entry.text("DESCRIPTION"))
            })
    }

    static func encode(_ outcomes: [ItemOutcome<RegisterMerchantPayment.RegisteredPayment>]) -> V1Reply {
        let items = outcomes.map { ReplyItem($0, in: .payment) { (ReplyMessages.registered($0), "200") } }
        return .items(items, in: "INVOICES")
    }
}
