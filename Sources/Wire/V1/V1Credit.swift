import Domain
import UseCases

/// Decodes and encodes the v1 credit call.
enum V1Credit {
    static func decode(_ message: V1Message) -> ApplyCredit.Request {
        ApplyCredit.Request(
            caller: message.caller,
            items: message.orderReferences()?.map { reference, entry in
                ApplyCredit.Item(
                    reference: reference, amount: entry.text("CREDITAMOUNT"), description: entry.text("DESCRIPTION"),
                    creditNumber: entry.text("CREDITNUMBER"))
            })
    }

    static func encode(_ outcomes: [ItemOutcome<ApplyCredit.AppliedCredit>]) -> V1Reply {
        let items = outcomes.map { ReplyItem($0, in: .credit) { (ReplyMessages.credited($0), "200") } }
        return .items(items, in: "STATUSES")
    }
}
